/** Something that ends the command: a message a person can act on, and the exit code that says what kind it is. */
export class CliError extends Error {
  /**
   * @param exitCode 1: refused; 2: wrong usage or an invalid environment; 3: a tool failed; 130: stopped by the user
   */
  constructor(
    message: string,
    readonly exitCode: 1 | 2 | 3 | 130,
  ) {
    super(message);
    this.name = 'CliError';
  }

  static refused(message: string): CliError {
    return new CliError(message, 1);
  }

  static usage(message: string): CliError {
    return new CliError(message, 2);
  }

  static tool(message: string): CliError {
    return new CliError(message, 3);
  }

  static stopped(): CliError {
    return new CliError('stopped', 130);
  }
}
