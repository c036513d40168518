import { changed } from './environment-folder.js';
import type { ProblemCase } from './problem-cases.js';

const ROUTES = '    routeTableIds: [rtb-0a1b2c3d4e5f60718]\n';
const WAY = `    cidr: 10.0.0.0/16
    otherRegions:
      us-east-1:
        cidr: 10.9.0.0/16
        over: { peeringConnectionId: pcx-0a1b2c3d4e5f60718 }
        endpoints:
          aps-workspaces: { dnsName: vpce-0a1b2c3d4e5f60001-abcd1234.aps-workspaces.us-east-1.vpce.amazonaws.com, hostedZoneId: Z7HUB22UULQXV }
          sts: { dnsName: vpce-0a1b2c3d4e5f60002-abcd1234.sts.us-east-1.vpce.amazonaws.com, hostedZoneId: Z7HUB22UULQXV }
`;

/** The agent of PRIVATE with a second workspace in us-east-1, and what its network says of the way there. */
export const farAway = (network: string): string =>
  changed(ROUTES, `${ROUTES}${network}`)
    .replace('  metrics: {}\n', '  metrics: {}\n  far: { region: us-east-1 }\n')
    .replace('    network: main\n', '    network: main\n    workspace: metrics\n')
    .replace('kind: prometheus-agent\n', 'kind: prometheus-agent\n      alsoTo: [{ workspace: far }]\n');

/** The same with a way that works. */
export const WITH_A_WAY = farAway(WAY);

const [AMP = '', STS = ''] = WAY.match(/^ {10}.*\n/gm) ?? [];
const way = (from: string, to: string): string => {
  if (!WAY.includes(from)) throw new Error(`not in the way: ${from}`);
  return farAway(WAY.replace(from, to));
};

/** Ways to other Regions that lead nowhere. */
export const OTHER_REGION_CASES: readonly ProblemCase[] = [
  { title: 'a workspace of another Region without a way there', yaml: farAway('') },
  { title: 'a way to another Region without STS there', yaml: way(STS, '') },
  { title: 'a way to yet another Region', yaml: way('us-east-1:', 'us-east-2:') },
  { title: 'a way without the range of the network', yaml: way('    cidr: 10.0.0.0/16\n', '') },
  {
    title: 'a way without route tables',
    yaml: farAway(WAY).replace(ROUTES, '    existing: { s3: vpce-0a1b2c3d4e5f60003 }\n'),
  },
  { title: 'a way to the own Region', yaml: way('us-east-1:', 'eu-west-1:') },
  { title: 'a way to no endpoint of AMP', yaml: way(AMP, '') },
  { title: 'a way between ranges that overlap', yaml: way('10.9.0.0/16', '10.0.128.0/17') },
  {
    title: 'a way to an endpoint by its id',
    yaml: way('vpce-0a1b2c3d4e5f60002-abcd1234.sts.us-east-1.vpce.amazonaws.com', 'vpce-0a1b2c3d4e5f60002'),
  },
  { title: 'a way over nothing', yaml: way('peeringConnectionId: pcx-0a1b2c3d4e5f60718', '') },
];
