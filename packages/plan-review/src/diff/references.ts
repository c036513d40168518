// Names that cdktf gives end in eight letters of a hash; before it stand the constructs, joined by underscores.
const HASH = '_[0-9A-Fa-f]{8}';
const OF_OTHER_STACK = new RegExp(
  `data\\.terraform_remote_state\\.cross-stack-reference-input-([\\w-]+)\\.outputs\\.cross-stack-output-(?:data)?[a-z0-9_]+?([A-Z][\\w-]*?)${HASH}([a-z]\\w*)`,
  'g',
);
const OF_THIS_STACK = new RegExp(
  `\\b(?:data\\.)?[a-z][a-z0-9]*_[a-z0-9_]+\\.([A-Za-z][\\w-]*?)${HASH}(?=\\.|\\b)`,
  'g',
);
// An OIDC provider's ARN, without what stands before its issuer.
const ISSUER = /element\(split\(":oidc-provider\/", ([\w./-]+)\.arn\), 1\)/g;

/**
 * References of Terraform as people read them, by constructs instead of by addresses: `${Topic-oncall.arn}`,
 * `${production-eu-west-1-workspace-metrics/Workspace.arn}`. What is no reference of cdktf stays as it is.
 */
export function readable(text: string): string {
  // A text without any costs nothing, and documents are long.
  if (!text.includes('${')) return text;
  return text
    .replace(
      OF_OTHER_STACK,
      (_, stack: string, path: string, attribute: string) => `${stack}/${slashed(path)}.${attribute}`,
    )
    .replace(OF_THIS_STACK, (_, path: string) => slashed(path))
    .replace(ISSUER, '$1.issuer');
}

function slashed(path: string): string {
  return path.replace(/_/g, '/');
}
