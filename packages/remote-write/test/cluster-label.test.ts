import type { ScrapeJob } from '@promontory/scrape-config';
import { keepClusterLabel } from '../src/cluster-label.js';
import { relabel } from './relabel.js';

const job: ScrapeJob = {
  job_name: 'kube-apiserver',
  metric_relabel_configs: [{ action: 'drop', source_labels: ['a'], regex: 'b' }],
};
const series = (labels: Record<string, string>) =>
  relabel(
    labels,
    keepClusterLabel([job]).flatMap(({ metric_relabel_configs: rules = [] }) => rules),
  );

test('the storage of Kubernetes 1.28 says elsewhere which one it is', () => {
  expect(series({ __name__: 'apiserver_storage_size_bytes', cluster: 'etcd-0' })).toEqual({
    __name__: 'apiserver_storage_size_bytes',
    storage_cluster_id: 'etcd-0',
  });
});

test.each([
  ['of newer patches', { __name__: 'apiserver_storage_size_bytes', storage_cluster_id: 'etcd-0' }],
  ['of other metrics', { __name__: 'up', cluster: 'own' }],
])('series %s stay as they are', (_, labels) => {
  expect(series(labels)).toEqual(labels);
});

test('what the job does by itself comes first, and stays', () => {
  expect(keepClusterLabel([job])[0]?.metric_relabel_configs?.[0]).toEqual(job.metric_relabel_configs?.[0]);
  expect(keepClusterLabel([{ job_name: 'x' }])[0]?.metric_relabel_configs).toHaveLength(2);
});
