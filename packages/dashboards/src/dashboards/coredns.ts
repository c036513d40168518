import type { DashboardDefinition } from '../definition.js';
import { graph, stat } from '../panels.js';
import { CLUSTER as IN, quantile, quantiles, rates, share } from '../promql.js';

const RESPONSES = rates('', `coredns_dns_responses_total{${IN}}`);
const FORWARD = `${IN},proxy_name="forward"`;

export const coredns: DashboardDefinition = {
  title: 'CoreDNS',
  answers: 'Are names resolved, fast and without errors?',
  runbooks: ['coredns'],
  present: 'coredns_build_info',
  next: ['cluster', 'networking'],
  rows: {
    'At a glance': [
      stat('Servers', 'Servers that could be scraped.', 'short', {
        now: `count by (cluster) (coredns_build_info{${IN}})`,
      }),
      stat('Requests', 'Requests in a second.', 'reqps', { now: rates('', `coredns_dns_requests_total{${IN}}`) }),
      stat(
        'Failures',
        'Share of the responses that were SERVFAIL.',
        'percentunit',
        { now: share(rates('', `coredns_dns_responses_total{${IN},rcode="SERVFAIL"}`), RESPONSES) },
        { limits: { warn: 0.01, bad: 0.03 } },
      ),
      stat('Slowest', 'The time within which 99 % of the requests are answered.', 's', {
        now: quantile(0.99, '', `coredns_dns_request_duration_seconds_bucket{${IN}}`),
      }),
      stat('Found in the cache', 'Share of the questions that the cache answered.', 'percentunit', {
        now: `${rates('', `coredns_cache_hits_total{${IN}}`)} / ${rates('', `coredns_cache_requests_total{${IN}}`)}`,
      }),
      stat('Panics', 'Requests in a second at which the server failed.', 'cps', {
        now: rates('', `coredns_panics_total{${IN}}`),
      }),
    ],
    Requests: [
      graph('Requests by type', 'Requests in a second, by the kind of record that is asked for.', 'reqps', {
        '{{type}}': rates('type', `coredns_dns_requests_total{${IN}}`),
      }),
      graph(
        'Responses by code',
        'Responses in a second. NXDOMAIN is usual: names are tried with each search domain.',
        'reqps',
        {
          '{{rcode}}': rates('rcode', `coredns_dns_responses_total{${IN}}`),
        },
      ),
      graph(
        'Time',
        'The time within which this share of the requests is answered.',
        's',
        quantiles(`coredns_dns_request_duration_seconds_bucket{${IN}}`),
      ),
      graph('By server', 'Requests in a second by pod.', 'reqps', {
        '{{pod}}': rates('pod', `coredns_dns_requests_total{${IN}}`),
      }),
    ],
    'The resolver behind it': [
      graph('Forwarded', 'Requests in a second that were passed on, by what came back.', 'reqps', {
        '{{to}} {{rcode}}': rates('to, rcode', `coredns_proxy_request_duration_seconds_count{${FORWARD}}`),
      }),
      graph('Time of the resolver', 'The time within which 99 % of what was passed on is answered.', 's', {
        '{{to}}': quantile(0.99, 'to', `coredns_proxy_request_duration_seconds_bucket{${FORWARD}}`),
      }),
      graph('Refused', 'Requests in a second that were not passed on, for too many were under way.', 'reqps', {
        refused: rates('', `coredns_forward_max_concurrent_rejects_total{${IN}}`),
      }),
    ],
    Process: [
      graph('Cache', 'Entries of the cache.', 'short', {
        '{{type}}': `sum by (cluster, type) (coredns_cache_entries{${IN}})`,
      }),
      graph('Memory', 'Memory in use by pod.', 'bytes', {
        '{{pod}}': `max by (cluster, pod) (process_resident_memory_bytes{${IN}}) and on (cluster, pod) coredns_build_info{${IN}}`,
      }),
    ],
  },
};
