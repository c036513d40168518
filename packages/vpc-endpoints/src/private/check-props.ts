import { ConfigurationError, type ConfigurationErrorDetail, isConcrete } from '@promontory/core';
import { isArnOf, isRegion } from '@promontory/vocabulary';
import type { IConstruct } from 'constructs';
import type { AmpEndpointsProps } from '../amp-endpoints-props.js';
import type { EndpointClient } from '../endpoint-client.js';
import { ENDPOINT_SERVICES, type EndpointService } from '@promontory/endpoint-needs';

type Refuse = (code: string, detail: ConfigurationErrorDetail) => never;

/** What AWS would refuse after the plan was read, and what would make endpoints that let nothing or everything through. */
export function checkProps(scope: IConstruct, props: AmpEndpointsProps): void {
  const refuse: Refuse = (code, detail) => {
    throw new ConfigurationError(code, detail, scope);
  };
  checkNetwork(refuse, props);
  checkServices(refuse, props);
  checkSubjects(refuse, props);
  checkAccess(refuse, props);
}

function checkNetwork(refuse: Refuse, props: AmpEndpointsProps): void {
  const { region, vpcId, subnetIds, gatewayRouteTableIds = [] } = props;
  if (!isRegion(region)) {
    refuse('AmpEndpointsRegion', {
      got: region,
      expected: 'a Region that is known now, such as eu-west-1',
      fix: "change 'region'",
    });
  }
  for (const [prop, ids, prefix] of [
    ['vpcId', [vpcId], 'vpc-'],
    ['subnetIds', subnetIds, 'subnet-'],
    ['gatewayRouteTableIds', gatewayRouteTableIds, 'rtb-'],
  ] as const) {
    checkIds(refuse, prop, ids, prefix);
  }
  const interfaces = props.services.filter((service) => ENDPOINT_SERVICES[service].kind === 'interface');
  if (interfaces.length > 0 && subnetIds.length === 0) {
    refuse('AmpEndpointsSubnets', {
      got: 'no subnets',
      expected: 'one in each zone that has clients, two or more for a zone that fails',
      fix: "add them to 'subnetIds'",
    });
  }
}

function checkServices(refuse: Refuse, props: AmpEndpointsProps): void {
  const { services, gatewayRouteTableIds = [], privateDns = true, alsoAllow = {} } = props;
  if (services.length === 0 || new Set(services).size !== services.length) {
    refuse('AmpEndpointsServices', {
      got: services.length === 0 ? 'no services' : `${services.join(', ')}`,
      expected: 'at least one, each of them once',
      fix: "change 'services': requiredEndpoints() says which",
    });
  }
  if (services.includes('s3') && gatewayRouteTableIds.length === 0) {
    refuse('AmpEndpointsRouteTables', {
      got: "'s3' without route tables",
      expected: 'the route tables of the subnets whose nodes pull images',
      fix: "add them to 'gatewayRouteTableIds'",
    });
  }
  const unnamed = services.find((service) => ENDPOINT_SERVICES[service].needsPrivateDns === true);
  if (!privateDns && unnamed !== undefined) {
    refuse('AmpEndpointsPrivateDns', {
      got: `'${unnamed}' without private DNS`,
      expected: 'private DNS, without which its clients do not find it',
      fix: "leave 'privateDns' on, or make this endpoint on its own",
    });
  }
  for (const service of Object.keys(alsoAllow) as EndpointService[]) {
    if (!services.includes(service) || ENDPOINT_SERVICES[service].policy === 'unsupported') {
      refuse('AmpEndpointsAlsoAllow', {
        got: `statements for '${service}'`,
        expected: services.includes(service)
          ? 'a service that takes an endpoint policy'
          : `one of ${services.join(', ')}`,
        fix: "change 'alsoAllow'",
      });
    }
  }
}

function checkSubjects(refuse: Refuse, props: AmpEndpointsProps): void {
  const { services, region, workspaces = [], roleArns = [] } = props;
  for (const [prop, given, needing] of [
    ['workspaces', workspaces.length, ['aps-workspaces', 'aps']],
    ['roleArns', roleArns.length, ['aps-workspaces', 'aps', 'sts']],
  ] as const) {
    const service = services.find((one) => (needing as readonly EndpointService[]).includes(one));
    if (given === 0 && service !== undefined) {
      refuse('AmpEndpointsPolicy', {
        got: `'${service}' without ${prop}`,
        expected: 'those that its endpoint policy lets through: it would let nothing through',
        fix: `add them to '${prop}'`,
      });
    }
  }
  const foreign = workspaces.find((workspace) => isConcrete(workspace.region) && workspace.region !== region);
  if (foreign !== undefined) {
    refuse('AmpEndpointsWorkspaceRegion', {
      got: `a workspace in ${foreign.region} for endpoints in ${region}`,
      expected: 'workspaces of the same Region: an endpoint of AMP serves its own alone',
      fix: `make endpoints in a VPC of ${foreign.region}`,
    });
  }
  const wrong = roleArns.find((arn) => isConcrete(arn) && !(isArnOf(arn, 'iam', 'role/') && !arn.includes('*')));
  if (wrong !== undefined) {
    refuse('AmpEndpointsRoleArn', {
      got: wrong,
      expected: 'arn:<partition>:iam::<account>:role/<name>, no wildcard',
      fix: "change 'roleArns'",
    });
  }
  const account = props.accountIds?.find((id) => isConcrete(id) && !/^\d{12}$/.test(id));
  if (account !== undefined || props.accountIds?.length === 0) {
    refuse('AmpEndpointsAccount', {
      got: account ?? 'no accounts',
      expected: 'twelve digits',
      fix: "change 'accountIds', or leave it out",
    });
  }
}

function checkAccess(refuse: Refuse, props: AmpEndpointsProps): void {
  if (props.clients === undefined) {
    checkIds(refuse, 'securityGroupIds', props.securityGroupIds, 'sg-');
    if (props.securityGroupIds.length > 0) return;
    refuse('AmpEndpointsClients', {
      got: 'no security groups',
      expected: 'at least one: AWS would take the default group of the VPC',
      fix: "add one to 'securityGroupIds', or name 'clients'",
    });
  }
  if (props.clients.length === 0 && props.moreClientsLater !== true) {
    refuse('AmpEndpointsClients', {
      got: 'no clients',
      expected: 'at least one: nothing could reach the endpoints',
      fix: "add the security group of the nodes to 'clients'",
    });
  }
  for (const client of props.clients) checkClient(refuse, client);
  const peers = props.clients.map((client) => ('cidr' in client ? client.cidr : client.securityGroupId));
  const twice = peers.find((peer, index) => peers.indexOf(peer) !== index);
  if (twice !== undefined) {
    refuse('AmpEndpointsClients', { got: `${twice} twice`, expected: 'each client once', fix: "change 'clients'" });
  }
}

function checkClient(refuse: Refuse, client: EndpointClient): void {
  if (!('cidr' in client)) return checkIds(refuse, 'clients', [client.securityGroupId], 'sg-');
  const { cidr } = client;
  if (!isConcrete(cidr)) return;
  const [address = '', length = ''] = cidr.split('/');
  const octets = address.split('.');
  const isIpv4 = octets.length === 4 && octets.every((octet) => /^\d{1,3}$/.test(octet) && Number(octet) < 256);
  const isLength = /^\d{1,2}$/.test(length) && Number(length) >= 8 && Number(length) <= 32;
  if (!isIpv4 || !isLength) {
    refuse('AmpEndpointsClients', {
      got: cidr,
      expected: 'a range of IPv4 addresses such as 10.0.0.0/16, no wider than /8',
      fix: "narrow it in 'clients', or name a security group",
    });
  }
}

function checkIds(refuse: Refuse, prop: string, ids: readonly string[], prefix: string): void {
  const concrete = ids.filter((id) => isConcrete(id));
  const wrong = concrete.find((id) => !new RegExp(`^${prefix}[0-9a-z]+$`).test(id));
  const twice = concrete.find((id, index) => concrete.indexOf(id) !== index);
  if (wrong !== undefined || twice !== undefined) {
    refuse('AmpEndpointsId', {
      got: `${prop} ${wrong ?? `${twice} twice`}`,
      expected: `${prefix}…, each once`,
      fix: `change '${prop}'`,
    });
  }
}
