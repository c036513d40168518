import { counter, type Exporter, gauge, histogram } from '../exporter.js';
import { podTarget } from './places.js';

const CONTROLLER = 'controller_class="k8s.io/ingress-nginx",controller_namespace="ingress-nginx",controller_pod="a"';
const INGRESS = `${CONTROLLER},namespace="shop",ingress="web",service="web",host="shop.example.com",method="GET"`;
const MESH =
  'reporter="destination",source_workload="web",source_workload_namespace="shop",destination_workload="cart",destination_workload_namespace="shop",request_protocol="http"';

/** Scraped by the preset `pods`. As written down on 2026-11-21: see `Exporter`. */
export const PROGRAMS: readonly Exporter[] = [
  {
    of: 'a shop of one’s own, for which there is an objective',
    job: 'pods',
    target: podTarget('shop'),
    series: [counter('http_requests_total', 'code="200"', 10), counter('http_requests_total', 'code="500"', 0.01)],
  },
  {
    of: 'a Java program with the Prometheus Java client',
    job: 'pods',
    target: podTarget('orders', 'shop'),
    series: [
      gauge('jvm_memory_used_bytes', 'area="heap"', 5e7),
      gauge('jvm_memory_max_bytes', 'area="heap"', 1e8),
      gauge('jvm_memory_pool_used_bytes', 'pool="Metaspace"', 1e7),
      gauge('jvm_threads_current', '', 40),
      gauge('jvm_threads_deadlocked', '', 0),
      counter('jvm_gc_collection_seconds_sum', 'gc="G1 Young Generation"', 0.01),
      counter('jvm_gc_collection_seconds_count', 'gc="G1 Young Generation"', 0.1),
      gauge('process_open_fds', '', 10),
      gauge('process_max_fds', '', 1000),
    ],
    otherwise: ['jvm_memory_bytes_used', 'jvm_memory_bytes_max', 'jvm_memory_pool_bytes_used'],
  },
  {
    of: 'NGINX ingress controller',
    job: 'pods',
    target: podTarget('ingress-nginx'),
    series: [
      gauge('nginx_ingress_controller_config_last_reload_successful', CONTROLLER),
      counter('nginx_ingress_controller_requests', `${INGRESS},path="/",status="200",canary=""`, 10),
      counter('nginx_ingress_controller_requests', `${INGRESS},path="/",status="500",canary=""`, 0.1),
      histogram('nginx_ingress_controller_request_duration_seconds', `${INGRESS},path="/",status="200",canary=""`),
      gauge('nginx_ingress_controller_nginx_process_connections', `${CONTROLLER},state="active"`, 12),
      gauge(
        'nginx_ingress_controller_ssl_expire_time_seconds',
        'class="k8s.io/ingress-nginx",host="shop.example.com",secret_name="web"',
        1_800_000_000,
      ),
    ],
  },
  {
    of: 'Istio, proxies',
    job: 'pods',
    target: podTarget('cart', 'shop'),
    series: [
      counter('istio_requests_total', `${MESH},response_code="200"`, 10),
      counter('istio_requests_total', `${MESH},response_code="503"`, 0.1),
      histogram('istio_request_duration_milliseconds', `${MESH},response_code="200"`, [10, 100]),
    ],
  },
  {
    of: 'Istio, istiod',
    job: 'pods',
    target: podTarget('istiod', 'istio-system'),
    series: [
      gauge('pilot_xds', 'version="1.27.1"', 12),
      counter('pilot_xds_pushes', 'type="cds"'),
      histogram('pilot_proxy_convergence_time'),
      counter('pilot_total_xds_rejects', 'type="cds"', 0.01),
      counter('pilot_total_xds_internal_errors', '', 0.01),
      counter('sidecar_injection_failure_total', '', 0.01),
      counter(
        'galley_validation_failed',
        'group="networking.istio.io",version="v1",resource="virtualservices",reason="invalid"',
        0.01,
      ),
      gauge('citadel_server_root_cert_expiry_timestamp', '', 1_900_000_000),
    ],
  },
];
