import type { GroupDefinition } from '../../definition.js';
import type { ApiServerContext } from './api-server.js';

/** What dashboards of the API server ask for. */
export const latencies = ({ range, job }: ApiServerContext): GroupDefinition => {
  const server = job('kube-apiserver');
  const verbs = [
    { verb: 'read', is: 'LIST|GET' },
    { verb: 'write', is: 'POST|PUT|PATCH|DELETE' },
  ];
  return {
    name: 'latencies',
    rules: [
      ...verbs.map(({ verb, is }) => ({
        record: 'cluster_quantile:apiserver_request_sli_duration_seconds:histogram_quantile',
        expr: `
          histogram_quantile(0.99,
            sum by (cluster, resource, le) (
              rate(apiserver_request_sli_duration_seconds_bucket{${server},verb=~"${is}",subresource!~"proxy|attach|log|exec|portforward"}[${range()}])
            )
          ) > 0`,
        labels: { quantile: '0.99', verb },
      })),
      ...verbs.map(({ verb, is }) => ({
        record: 'code_resource:apiserver_request_total:rate5m',
        expr: `sum by (cluster, code, resource) (rate(apiserver_request_total{${server},verb=~"${is}"}[${range()}]))`,
        labels: { verb },
      })),
    ],
  };
};
