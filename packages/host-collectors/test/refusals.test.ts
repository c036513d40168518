import { Fixture, JOB } from './fixture.js';

const say = (make: (fixture: Fixture, changes: never) => unknown) => (changes: object) => () =>
  make(new Fixture(), changes as never);
const collector = say((fixture, changes) => fixture.collector(changes));
const prometheus = say((fixture, changes) => fixture.prometheus(changes));
const adot = say((fixture, changes) => fixture.adot(changes));
const error = (message: string) => expect.objectContaining({ message: `${message} (at test/It)` }) as Error;

test.each([
  [
    { name: 'Shop' },
    `HostCollectorName: got "Shop", expected at most 32 lower-case letters, digits and '-'; change 'name'`,
  ],
  [{ jobs: [] }, `HostCollectorNoJobs: got no jobs, expected at least one; add what is scraped to 'jobs'`],
  [
    { jobs: [JOB, JOB] },
    `HostCollectorDuplicateJob: got a second job "app", expected each job name once; rename or remove one of the two`,
  ],
  [
    { jobs: [{ job_name: 'pods', kubernetes_sd_configs: [{ role: 'pod' }] }] },
    `HostCollectorKubernetes: got the job "pods", which discovers targets in Kubernetes, expected targets that are named, or discovered in another way: there is no cluster to ask; use 'static_configs', 'dns_sd_configs' or 'ec2_sd_configs', or a collector inside of the cluster`,
  ],
  [
    { scrapeInterval: 'soon' },
    `HostCollectorInterval: got soon, expected a duration such as '30s', above zero; change 'scrapeInterval'`,
  ],
  [
    { destinations: [] },
    `HostCollectorDestinations: got no destinations, expected at least one workspace; add one to 'destinations'`,
  ],
])('wherever it runs: %j', (changes, message) => {
  for (const make of [collector, prometheus, adot]) expect(make(changes)).toThrow(error(message));
});

test.each([
  [
    { clusterArn: 'arn:aws:eks:eu-west-1:111122223333:cluster/shop' },
    `EcsCollectorCluster: got arn:aws:eks:eu-west-1:111122223333:cluster/shop, expected the ARN of an ECS cluster: arn:aws:ecs:…:cluster/…; change 'clusterArn'`,
  ],
  [
    { jobs: [{ ...JOB, job_name: 'adot-collector' }] },
    `HostCollectorDuplicateJob: got a second job "adot-collector", expected each job name once; rename the job`,
  ],
  [
    { size: { cpu: 300, memory: 512 } },
    `EcsCollectorSize: got cpu 300 with memory 512, expected cpu of 256, 512, 1024, 2048, 4096, 8192, 16384; change 'size'`,
  ],
  [
    { size: { cpu: 512, memory: 512 } },
    `EcsCollectorSize: got cpu 512 with memory 512, expected memory from 1024 to 4096 in steps of 1024, for cpu 512; change 'size'`,
  ],
  [
    { image: { tag: 'latest' } },
    `EcsCollectorImage: got public.ecr.aws/aws-observability/aws-otel-collector:latest, expected an image that stays what it is; write 'image.tag' or 'image.digest' in full`,
  ],
])('on ECS: %j', (changes, message) => {
  expect(collector(changes)).toThrow(error(message));
});

test('a configuration that no parameter holds is refused with its size', () => {
  const jobs = Array.from({ length: 80 }, (_, index) => ({ ...JOB, job_name: `application-${index}` }));
  expect(collector({ jobs })).toThrow(
    /^EcsCollectorConfigSize: got a configuration of \d+ bytes, expected at most 8192/,
  );
  expect(prometheus({ jobs })).not.toThrow();
  const more = Array.from({ length: 200 }, (_, index) => ({ ...JOB, job_name: `application-${index}` }));
  expect(prometheus({ jobs: more })).toThrow(
    /^Ec2CollectorUserData: got user data of \d+ bytes, expected at most 16384/,
  );
});

const DOWNLOAD = {
  kind: 'download',
  version: '3.14.0',
  url: 'https://example.com/p.tar.gz',
  sha256: '0'.repeat(64),
};
test.each([
  [{ servers: 0 }, `Ec2CollectorServers: got 0 servers, expected a whole number of at least 1; change 'servers'`],
  [{ imageId: 'al2023' }, `Ec2CollectorImage: got al2023, expected the id of an image: ami-…; change 'imageId'`],
  [{ subnetIds: [] }, `Ec2CollectorSubnets: got no subnets, expected at least one; add it to 'subnetIds'`],
  [
    { program: { ...DOWNLOAD, version: 'latest' } },
    `Ec2CollectorProgram: got the version latest, expected one exact version such as 3.14.0; change 'program.version'`,
  ],
  [
    { program: { kind: 'installed', version: '3.14.0', path: 'prometheus' } },
    `Ec2CollectorProgram: got the path prometheus, expected a whole path without spaces; change 'program.path'`,
  ],
  [
    { program: { ...DOWNLOAD, url: "https://example.com/p.tar.gz'; rm" } },
    `Ec2CollectorProgram: got the address https://example.com/p.tar.gz'; rm, expected https://… or s3://bucket/key, without spaces and quotes; change 'program.url'`,
  ],
  [
    { program: { ...DOWNLOAD, sha256: 'none' } },
    `Ec2CollectorProgram: got the sha256 none, expected 64 hexadecimal digits: what is fetched must be what was meant; copy it from the publisher`,
  ],
])('on EC2: %j', (changes, message) => {
  expect(prometheus(changes)).toThrow(error(message));
  expect(adot(changes)).toThrow(error(message));
});

const old = (version: string) => ({ kind: 'installed', version, path: '/usr/bin/prometheus' });
test.each([
  [
    { program: old('2.25.0') },
    `Ec2PrometheusVersion: got signed remote write with Prometheus 2.25.0, expected at least 2.26.0; take a newer one`,
  ],
  [
    { program: old('2.26.0') },
    `Ec2PrometheusVersion: got mode 'agent' with Prometheus 2.26.0, expected at least 2.32.0; take a newer one`,
  ],
  [
    { program: old('2.26.0'), mode: 'server', servers: 2 },
    `Ec2PrometheusVersion: got several servers with Prometheus 2.26.0, expected at least 2.27.0; take a newer one`,
  ],
  [
    { program: old('2.45.0'), remoteWrite: { sampleAgeLimit: '1h' } },
    `Ec2PrometheusVersion: got 'remoteWrite.sampleAgeLimit' with Prometheus 2.45.0, expected at least 2.50.0; take a newer one`,
  ],
  [
    { remoteWrite: { assumeRole: { roleArn: 'arn:aws:iam::111122223333:role/x' } } },
    `HostCollectorDestinations: got 'remoteWrite.assumeRole', expected a role of each destination; move it to 'assumeRoleArn' of the destination`,
  ],
  [
    { remoteWrite: { maxShards: 0 } },
    `RemoteWriteQueue: got 0 at 'remoteWrite.maxShards', expected a whole number of at least 1; write a number of at least 1`,
  ],
  [
    { wal: { minTime: '5h' } },
    `RemoteWriteWal: got 5h, longer than 'maxTime' at 'wal.minTime', expected at most that; lower it`,
  ],
  [
    { mode: 'server', retention: 'long' },
    `Ec2PrometheusRetention: got long, expected a duration such as '24h'; change 'retention'`,
  ],
  [
    { retention: '24h' },
    `Ec2PrometheusMode: got 'retention' with mode 'agent', expected mode 'server'; leave 'retention' out, or change 'mode'`,
  ],
  [
    { mode: 'server', wal: {} },
    `Ec2PrometheusMode: got 'wal' with mode 'server', expected mode 'agent'; leave 'wal' out, or change 'mode'`,
  ],
])('of Prometheus: %j', (changes, message) => {
  expect(prometheus(changes)).toThrow(error(message));
});

test('of ADOT: a job that is its own', () => {
  const jobs = [{ ...JOB, job_name: 'adot-collector' }];
  expect(adot({ jobs })).toThrow(
    error(`HostCollectorDuplicateJob: got a second job "adot-collector", expected each job name once; rename the job`),
  );
  expect(adot({ jobs, selfMetrics: false })).not.toThrow();
});
