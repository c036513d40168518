import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { formatProblem } from '@promontory/vocabulary';
import { type Environment, loadEnvironment, loadEnvironments } from '../src/index.js';

export const WORKSPACE_ARN = 'arn:aws:aps:eu-west-1:111122223333:workspace/ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';

/** A valid environment.yaml: each test changes one thing of it. */
export const VALID = `apiVersion: promontory/v1
account: '111122223333'
region: eu-west-1
backend:
  kind: local
workspaces:
  metrics:
    alias: test-metrics
clusters:
  - name: checkout
    collection:
      kind: managed-scraper
      subnets:
        - { id: subnet-0a1b2c3d4e5f60001, availabilityZone: eu-west-1a }
        - { id: subnet-0a1b2c3d4e5f60002, availabilityZone: eu-west-1b }
`;

/** A valid environment.yaml with an agent in a network: each test changes one thing of it. */
export const PRIVATE = `apiVersion: promontory/v1
account: '111122223333'
region: eu-west-1
backend:
  kind: local
workspaces:
  metrics: {}
networks:
  main:
    vpcId: vpc-0a1b2c3d4e5f60718
    subnets:
      - { id: subnet-0a1b2c3d4e5f60001, availabilityZone: eu-west-1a }
      - { id: subnet-0a1b2c3d4e5f60002, availabilityZone: eu-west-1b }
    routeTableIds: [rtb-0a1b2c3d4e5f60718]
clusters:
  - name: checkout
    network: main
    collection:
      kind: prometheus-agent
      values: { server: { image: { repository: 111122223333.dkr.ecr.eu-west-1.amazonaws.com/prometheus } } }
`;

/** A valid environment.yaml with a collector outside of Kubernetes: each test changes one thing of it. */
export const HOSTS = `apiVersion: promontory/v1
account: '111122223333'
region: eu-west-1
backend:
  kind: local
workspaces:
  metrics: {}
collectors:
  tasks:
    kind: ecs-service
    ecsCluster: shop
    vpcId: vpc-0a1b2c3d4e5f60718
    subnets: [{ id: subnet-0a1b2c3d4e5f60001, availabilityZone: eu-west-1a }]
    tasks: { services: [{ pattern: 'checkout-.*', ports: [8080] }] }
  beside:
    kind: ecs-sidecar
    ecsCluster: shop
    containers: [{ name: app, image: 'app:1.2' }]
    jobs: [{ job_name: app, static_configs: [{ targets: ['localhost:8080'] }] }]
  servers:
    kind: ec2-prometheus
    vpcId: vpc-0a1b2c3d4e5f60718
    subnets: [{ id: subnet-0a1b2c3d4e5f60001, availabilityZone: eu-west-1a }]
    imageId: ami-0a1b2c3d4e5f60718
    instanceType: t3.small
    program: { kind: installed, version: 3.14.0, path: /usr/bin/prometheus }
    jobs: [{ job_name: nodes, ec2_sd_configs: [{ region: eu-west-1, port: 9100 }] }]
  others:
    kind: ec2-adot
    vpcId: vpc-0a1b2c3d4e5f60718
    subnets: [{ id: subnet-0a1b2c3d4e5f60001, availabilityZone: eu-west-1a }]
    imageId: ami-0a1b2c3d4e5f60718
    instanceType: t3.small
    program: { kind: installed, version: v0.49.0, path: /opt/otel }
    jobs: [{ job_name: web, static_configs: [{ targets: ['10.0.0.9:80'] }] }]
`;

/** HOSTS with pieces of text replaced; fails when one is not there. */
export function hosts(...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`not in HOSTS: ${from}`);
    return text.replace(from, () => to);
  }, HOSTS);
}

/** PRIVATE with one piece of text replaced; fails when it is not there. */
export function changed(text: string, replacement: string): string {
  if (!PRIVATE.includes(text)) throw new Error(`not in the environment: ${text}`);
  return PRIVATE.replace(text, () => replacement);
}

/** Writes an environment called `test` among its like; returns its folder. */
export function environmentFolder(files: Readonly<Record<string, string>>): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'promontory-config-')), 'environments', 'test');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** The problems of an environment, as people read them. */
export function problemsOf(environmentYaml: string, more: Readonly<Record<string, string>> = {}): string[] {
  const folder = environmentFolder({ 'environment.yaml': environmentYaml, ...more });
  const loaded = loadEnvironment(folder, { workingDirectory: folder });
  return loaded.ok ? [] : loaded.problems.map(formatProblem);
}

/** The environment; fails with its problems when it has some. */
export function environmentOf(environmentYaml: string, more: Readonly<Record<string, string>> = {}): Environment {
  const folder = environmentFolder({ 'environment.yaml': environmentYaml, ...more });
  const loaded = loadEnvironment(folder, { workingDirectory: folder });
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
  return loaded.environment;
}

/** `VALID` with one piece of text replaced; fails when it is not there, so that no case tests nothing. */
export function valid(from: string, to: string): string {
  if (!VALID.includes(from)) throw new Error(`not in VALID: ${from}`);
  return VALID.replace(from, to);
}

/** The problems of the last of several environments under one roof, as people keep them; those before it are valid. */
export function lastOf(environments: Readonly<Record<string, string>>): string[] {
  const home = join(environmentFolder({ 'environment.yaml': VALID }), '..');
  for (const [name, text] of Object.entries(environments)) {
    mkdirSync(join(home, name));
    writeFileSync(join(home, name, 'environment.yaml'), text);
  }
  const folders = Object.keys(environments).map((name) => join(home, name));
  const loaded = loadEnvironments(folders, { workingDirectory: home });
  expect(loaded.slice(0, -1).every(({ ok }) => ok)).toBe(true);
  const last = loaded.at(-1);
  return last?.ok === false ? last.problems.map(formatProblem) : [];
}

/** What is not wrong, but looks so, as people read it. */
export function warningsOf(environmentYaml: string): string[] {
  const folder = environmentFolder({ 'environment.yaml': environmentYaml });
  return loadEnvironment(folder, { workingDirectory: folder }).warnings.map(formatProblem);
}

/** `VALID` with another collection, as a flow mapping. */
export function withCollection(text: string): string {
  return `${VALID.slice(0, VALID.indexOf('    collection:'))}    collection: ${text}\n`;
}
