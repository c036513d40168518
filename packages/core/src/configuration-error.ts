import type { IConstruct } from 'constructs';

/** What every error of a construct says. */
export interface ConfigurationErrorDetail {
  readonly got: string;
  readonly expected: string;
  /** What to do, as an imperative. */
  readonly fix: string;
}

/** A construct was given something that cannot work. Carries a stable code and a way out. */
export class ConfigurationError extends Error {
  /**
   * @param code stable, PascalCase, package first: `AmpWorkspaceAliasLength`
   * @param scope where in the construct tree
   */
  constructor(
    readonly code: string,
    readonly detail: ConfigurationErrorDetail,
    scope: IConstruct,
  ) {
    super(`${code}: got ${detail.got}, expected ${detail.expected}; ${detail.fix} (at ${scope.node.path})`);
    this.name = 'ConfigurationError';
  }
}
