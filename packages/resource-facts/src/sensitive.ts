/**
 * Attributes that the providers mark as sensitive: their values are shown by no plan. The bindings do not tell these.
 * An attribute of a block or of another attribute stands after a dot. Source: as for the immutable attributes.
 */
const SENSITIVE: Readonly<Record<string, readonly string[]>> = {
  aws_eks_cluster_auth: ['token'],
  aws_grafana_workspace_api_key: ['key'],
  aws_grafana_workspace_service_account_token: ['key'],
  aws_secretsmanager_secret_version: ['secret_string', 'secret_binary'],
  aws_ssm_parameter: ['value'],
  helm_release: ['repository_password', 'set_sensitive.value'],
  kubernetes_secret: ['data', 'binary_data'],
  kubernetes_secret_v1: ['data', 'binary_data'],
};

/** The sensitive attributes of a type. */
export function sensitiveAttributes(type: string): readonly string[] {
  return (Object.hasOwn(SENSITIVE, type) ? SENSITIVE[type] : undefined) ?? [];
}
