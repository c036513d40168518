import { formatFinding } from '@promontory/vocabulary';
import type { EndpointNeeds } from '../src/endpoint-needs.js';
import { missingEndpoints } from '../src/missing-endpoints.js';

const NEEDS: EndpointNeeds = {
  region: 'eu-west-1',
  internetAccess: false,
  collection: 'prometheus-agent',
  nodes: 'none',
};

test('each endpoint that lacks is named, with what it is for and what to do', () => {
  expect(missingEndpoints(NEEDS, [], ['network', 'endpoints']).map(formatFinding)).toEqual([
    "VpcEndpointsMissing: got a VPC without internet and without an endpoint for 'aps-workspaces', expected com.amazonaws.eu-west-1.aps-workspaces: the collector in the cluster writes samples to the workspace; add 'aps-workspaces' to the endpoints, or let the subnets reach the internet (at network.endpoints)",
    "VpcEndpointsMissing: got a VPC without internet and without an endpoint for 'sts', expected com.amazonaws.eu-west-1.sts: pods trade their token for a role (IRSA), and without a role no request is signed; add 'sts' to the endpoints, or let the subnets reach the internet (at network.endpoints)",
  ]);
});

test('those that are there are not named, nor are those that nobody needs', () => {
  expect(missingEndpoints(NEEDS, ['sts', 'kms']).map(({ got }) => got)).toEqual([
    "a VPC without internet and without an endpoint for 'aps-workspaces'",
  ]);
  expect(missingEndpoints(NEEDS, ['sts', 'aps-workspaces'])).toEqual([]);
});

test('with a way to the internet nothing lacks', () => {
  expect(missingEndpoints({ ...NEEDS, internetAccess: true, workspaceRegion: 'us-east-1' }, [])).toEqual([]);
});

test('several reasons stand in one finding', () => {
  const [finding] = missingEndpoints({ ...NEEDS, assumesRole: true }, ['aps-workspaces']);
  expect(finding?.expected).toBe(
    'com.amazonaws.eu-west-1.sts: pods trade their token for a role (IRSA), and without a role no request is signed; the collector assumes a role in the account of the workspace',
  );
});

test('an endpoint that the Region does not have is not asked for', () => {
  const needs: EndpointNeeds = { ...NEEDS, region: 'mx-central-1', nodes: 'self-managed', images: 'elsewhere' };
  expect(missingEndpoints(needs, ['aps-workspaces', 'sts', 'ec2'])).toEqual([
    {
      code: 'VpcEndpointsUnavailable',
      path: [],
      got: "a VPC in mx-central-1 without internet, where AWS has no endpoint for 'eks'",
      expected:
        'com.amazonaws.mx-central-1.eks: self-managed nodes look their cluster up, unless their NodeConfig names its API',
      fix: 'let the subnets reach the internet, or leave out what needs it',
    },
  ]);
});

const AMP_ALONE = ['aps-workspaces.us-east-1.amazonaws.com', ', its DNS name with it'] as const;
const WITH_STS = [
  'aps-workspaces.us-east-1.amazonaws.com and sts.us-east-1.amazonaws.com',
  's, their DNS names with them',
] as const;

test.each<[string, Partial<EndpointNeeds>, typeof AMP_ALONE | typeof WITH_STS | undefined]>([
  ['an agent', {}, WITH_STS],
  ['an agent with Pod Identity', { identity: 'pod-identity' }, AMP_ALONE],
  ['an agent with Pod Identity and a further role', { identity: 'pod-identity', assumesRole: true }, WITH_STS],
  ['an ADOT collector, which calls STS in its own Region', { collection: 'adot-collector' }, AMP_ALONE],
  ['Grafana in the cluster', { collection: 'managed-scraper', grafana: 'in-cluster' }, AMP_ALONE],
  ['Amazon Managed Grafana in the VPC', { collection: 'managed-scraper', grafana: 'amazon-managed-in-vpc' }, AMP_ALONE],
  ['Amazon Managed Grafana', { collection: 'managed-scraper', grafana: 'amazon-managed' }, undefined],
  ['nothing', { collection: 'managed-scraper' }, undefined],
])('a workspace in another Region cannot be reached by %s', (_, needs, found) => {
  const findings = missingEndpoints({ ...NEEDS, workspaceRegion: 'us-east-1', ...needs }, ['sts', 'eks-auth']);
  expect(findings).toEqual(
    found !== undefined
      ? [
          {
            code: 'VpcEndpointsOtherRegion',
            path: [],
            got: 'a workspace in us-east-1 for a VPC in eu-west-1 without internet',
            expected: `a way to ${found[0]}: endpoints of AMP serve their own Region alone`,
            fix: `use a workspace in eu-west-1, or connect the VPC to one in us-east-1 that has the endpoint${found[1]}`,
          },
        ]
      : [],
  );
});

test('a way to the endpoints of the other Region is as good, where it has all of them', () => {
  const needs: EndpointNeeds = {
    region: 'eu-west-1',
    internetAccess: false,
    collection: 'prometheus-agent',
    nodes: 'none',
    workspaceRegion: 'us-east-1',
  };
  const expected = (otherRegions: EndpointNeeds['otherRegions'], more: Partial<EndpointNeeds> = {}) =>
    missingEndpoints({ ...needs, ...more, otherRegions }, ['sts']).map((finding) => finding.expected);
  expect(expected({ 'us-east-1': ['aps-workspaces', 'sts'] })).toEqual([]);
  expect(expected({ 'us-east-1': ['aps-workspaces'] })).toEqual([
    'a way to sts.us-east-1.amazonaws.com: endpoints of AMP serve their own Region alone',
  ]);
  expect(expected({ 'us-east-2': ['aps-workspaces', 'sts'] })).toHaveLength(1);
  // Credentials of a server come from the server, and of one role from STS here.
  expect(expected({ 'us-east-1': ['aps-workspaces'] }, { runsOn: 'ec2' })).toEqual([]);
  expect(expected({ 'us-east-1': ['aps-workspaces'] }, { runsOn: 'ec2', assumesRole: true })).toHaveLength(1);
});
