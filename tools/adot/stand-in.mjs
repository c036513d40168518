// As much of the Kubernetes API as discovery asks for: two nodes with pods, endpoints with and without a node.

const named = (name, namespace, more = {}) => ({
  metadata: { name, uid: `${namespace}/${name}`, resourceVersion: '1', ...(namespace && { namespace }), ...more },
});
const node = (name, address, port) => ({
  ...named(name),
  status: { addresses: [{ type: 'InternalIP', address }], daemonEndpoints: { kubeletEndpoint: { Port: port } } },
});
const pod = (name, nodeName, podIP, port) => ({
  ...named(name, 'apps'),
  spec: { nodeName, containers: [{ name: 'app', ports: [{ name: 'http', containerPort: port, protocol: 'TCP' }] }] },
  status: { podIP, podIPs: [{ ip: podIP }], phase: 'Running' },
});
const reference = ({ metadata }) => ({ kind: 'Pod', name: metadata.name, namespace: metadata.namespace });

function objects(port) {
  const pods = [
    pod('a', 'n-0', '127.0.8.1', port),
    pod('b', 'n-0', '127.0.8.2', port),
    pod('c', 'n-1', '127.0.8.3', port),
  ];
  const ports = [{ name: 'http', port, protocol: 'TCP' }];
  const service = (name, namespace) => ({ ...named(name, namespace), spec: { type: 'ClusterIP', ports } });
  // What the API server itself has: addresses that are on no node.
  const outside = ['127.0.8.11', '127.0.8.12'];
  return {
    nodes: [node('n-0', '127.0.7.1', port), node('n-1', '127.0.7.2', port)],
    pods,
    services: [service('app', 'apps'), service('kubernetes', 'default')],
    endpoints: [
      {
        ...named('app', 'apps'),
        subsets: [
          {
            addresses: pods.map((one) => ({
              ip: one.status.podIP,
              nodeName: one.spec.nodeName,
              targetRef: reference(one),
            })),
            ports,
          },
        ],
      },
      { ...named('kubernetes', 'default'), subsets: [{ addresses: outside.map((ip) => ({ ip })), ports }] },
    ],
    endpointslices: [
      {
        ...named('app-1', 'apps', { labels: { 'kubernetes.io/service-name': 'app' } }),
        addressType: 'IPv4',
        endpoints: pods.map((one) => ({
          addresses: [one.status.podIP],
          conditions: { ready: true },
          nodeName: one.spec.nodeName,
          targetRef: reference(one),
        })),
        ports,
      },
      {
        ...named('kubernetes', 'default', { labels: { 'kubernetes.io/service-name': 'kubernetes' } }),
        addressType: 'IPv4',
        endpoints: outside.map((ip) => ({ addresses: [ip], conditions: { ready: true } })),
        ports,
      },
    ],
    ingresses: [
      {
        ...named('app', 'apps'),
        spec: {
          rules: [
            {
              host: 'app.example',
              http: {
                paths: [
                  { path: '/', pathType: 'Prefix', backend: { service: { name: 'app', port: { number: port } } } },
                ],
              },
            },
          ],
        },
      },
    ],
  };
}

const KINDS = {
  nodes: 'Node',
  pods: 'Pod',
  services: 'Service',
  endpoints: 'Endpoints',
  endpointslices: 'EndpointSlice',
  ingresses: 'Ingress',
};
const PATH = /^\/(?:api|apis\/([^/]+))\/v1\/(?:namespaces\/([^/]+)\/)?(\w+)$/;

/** What the ClusterRole of jobs with every kind of discovery lets a collector list and watch. */
export const LISTS = new Set([
  '/api/v1/nodes',
  ...['pods', 'services', 'endpoints'].flatMap((list) => [`/api/v1/${list}`, `/api/v1/namespaces/default/${list}`]),
  '/apis/discovery.k8s.io/v1/endpointslices',
  '/apis/networking.k8s.io/v1/ingresses',
]);

/** Answers one request, and notes it in `asked`. A watch stays open: nothing ever changes here. */
export function cluster(request, response, asked, port) {
  const { pathname, searchParams } = new URL(request.url, 'http://api');
  const selector = searchParams.get('fieldSelector') ?? '';
  asked.add(`${pathname}?${selector}`);
  const [, group, namespace, list] = PATH.exec(pathname) ?? [];
  const kind = KINDS[list];
  if (kind === undefined) {
    response.statusCode = 404;
    response.end('{}');
    return;
  }
  const apiVersion = group === undefined ? 'v1' : `${group}/v1`;
  const conditions = selector.split(',').filter(Boolean);
  const items = objects(port)[list].filter(
    (object) =>
      (namespace === undefined || object.metadata.namespace === namespace) &&
      conditions.every((condition) => {
        const [path, value] = condition.split('=');
        return path.split('.').reduce((inner, key) => inner?.[key], object) === value;
      }),
  );
  response.setHeader('content-type', 'application/json');
  const event = (type, object) =>
    response.write(`${JSON.stringify({ type, object: { apiVersion, kind, ...object } })}\n`);
  if (searchParams.get('watch') !== 'true') {
    response.end(JSON.stringify({ kind: `${kind}List`, apiVersion, metadata: { resourceVersion: '1' }, items }));
  } else if (searchParams.get('sendInitialEvents') === 'true') {
    items.forEach((item) => event('ADDED', item));
    const annotations = { 'k8s.io/initial-events-end': 'true' };
    event('BOOKMARK', { metadata: { resourceVersion: '1', annotations } });
  } else {
    response.flushHeaders();
  }
}
