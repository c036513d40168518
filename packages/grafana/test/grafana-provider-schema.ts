/**
 * What grafana/grafana 4.40 takes for the resources that are delivered, from its documentation (docs/resources/*.md,
 * 2026-11). The provider itself cannot be had where tests run: this stands for `terraform validate`.
 */
export const GRAFANA_SCHEMA: Readonly<
  Record<
    string,
    { readonly required: Readonly<Record<string, string>>; readonly optional: Readonly<Record<string, string>> }
  >
> = {
  grafana_data_source: {
    required: { name: 'string', type: 'string' },
    optional: {
      access_mode: 'string',
      basic_auth_enabled: 'boolean',
      basic_auth_username: 'string',
      database_name: 'string',
      http_headers: 'object',
      is_default: 'boolean',
      json_data_encoded: 'string',
      org_id: 'string',
      secure_json_data_encoded: 'string',
      uid: 'string',
      url: 'string',
      username: 'string',
    },
  },
  grafana_folder: { required: { title: 'string' }, optional: { org_id: 'number', uid: 'string' } },
  grafana_dashboard: {
    required: { config_json: 'string' },
    optional: { folder: 'string', message: 'string', org_id: 'string', overwrite: 'boolean' },
  },
};
