/** The bucket of the states, and the roles of CI. */
export interface StateBackendSettings {
  readonly bucket: string;
  /** How long versions of a state are kept once there is a newer one. */
  readonly retentionDays: number;
  readonly ci: CiSettings | undefined;
}

/** Whose tokens AWS takes for a role. */
export type CiSettings = GithubSettings | GitlabSettings;

interface Ci {
  /** Names of the roles that are made. */
  readonly roles: { readonly plan: string; readonly deploy: string };
  /** What is merged is planned and applied from here. */
  readonly branch: string;
  /** Whether the account has an IAM OIDC provider for it already: there can be one only. */
  readonly identityProvider: 'make' | 'existing';
}

export interface GithubSettings extends Ci {
  readonly kind: 'github';
  /** `owner/name`. */
  readonly repository: string;
  /** The environment of GitHub that a job must name to apply: it may ask for approval. */
  readonly environment: string;
}

export interface GitlabSettings extends Ci {
  readonly kind: 'gitlab';
  /** Without https://. */
  readonly host: string;
  /** `group/project`. */
  readonly project: string;
}
