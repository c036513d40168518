/** Something that was to be reviewed cannot be read. Never a pass: the command ends with `exitCode`. */
export class ReviewInputError extends Error {
  /** A tool's output is unreadable: 3. */
  readonly exitCode = 3;

  constructor(
    readonly code: string,
    file: string,
    got: string,
    fix: string,
  ) {
    super(`${code}: got ${got} in ${file}; ${fix}`);
    this.name = 'ReviewInputError';
  }
}
