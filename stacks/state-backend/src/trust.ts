import type { CiSettings } from '@promontory/config';
import type { PolicyCondition } from '@promontory/vocabulary';

/** Whose tokens a role takes. */
export interface Trust {
  /** The issuer, without https://: conditions are named after it. */
  readonly issuer: string;
  readonly audience: string;
  /** Subjects of the tokens that may plan; `*` stands for any text. */
  readonly plan: readonly string[];
  /** Subjects of the tokens that may apply. */
  readonly deploy: readonly string[];
}

/** What the tokens of a CI say. https://docs.github.com/actions/reference/security/oidc, https://docs.gitlab.com/ci/secrets/id_token_authentication */
export function trustOf(ci: CiSettings): Trust {
  if (ci.kind === 'github') {
    const { repository, branch, environment } = ci;
    return {
      issuer: 'token.actions.githubusercontent.com',
      audience: 'sts.amazonaws.com',
      // Pull requests of forks get no token.
      plan: [`repo:${repository}:pull_request`, `repo:${repository}:ref:refs/heads/${branch}`],
      // The job's environment, and with it whoever has to approve.
      deploy: [`repo:${repository}:environment:${environment}`],
    };
  }
  const { host, project, branch } = ci;
  return {
    issuer: host,
    audience: `https://${host}`,
    // The pipeline of a merge request runs on its own branch.
    plan: [`project_path:${project}:ref_type:branch:ref:*`],
    deploy: [`project_path:${project}:ref_type:branch:ref:${branch}`],
  };
}

/** The conditions of one role's trust. */
export function conditionsOf({ issuer, audience }: Trust, subjects: readonly string[]): PolicyCondition[] {
  const test = subjects.some((subject) => subject.includes('*')) ? 'StringLike' : 'StringEquals';
  return [
    { test: 'StringEquals', variable: `${issuer}:aud`, values: [audience] },
    { test, variable: `${issuer}:sub`, values: subjects },
  ];
}
