import { isConcrete } from '@promontory/core';
import type { IConstruct } from 'constructs';
import { checkHost, type Refuse, refuseAt } from '../private/check-host.js';
import type { HostProgram } from './program.js';
import type { ServersProps } from './servers-props.js';

/** What would make servers that do not start, or that run what nobody has seen. */
export function checkServers(scope: IConstruct, props: ServersProps): void {
  const refuse = refuseAt(scope);
  checkHost(scope, props);
  const { servers, imageId, subnetIds, program } = props;
  if (servers !== undefined && (!Number.isInteger(servers) || servers < 1)) {
    refuse('Ec2CollectorServers', `${servers} servers`, 'a whole number of at least 1', "change 'servers'");
  }
  if (isConcrete(imageId) && !/^ami-[0-9a-f]{8,17}$/.test(imageId))
    refuse('Ec2CollectorImage', imageId, 'the id of an image: ami-…', "change 'imageId'");
  if (subnetIds.length === 0) refuse('Ec2CollectorSubnets', 'no subnets', 'at least one', "add it to 'subnetIds'");
  checkProgram(program, refuse);
}

function checkProgram(program: HostProgram, refuse: Refuse): void {
  const { version } = program;
  if (!/^v?\d+\.\d+\.\d+$/.test(version))
    refuse(
      'Ec2CollectorProgram',
      `the version ${version}`,
      'one exact version such as 3.14.0',
      "change 'program.version'",
    );
  if (program.kind === 'installed') {
    if (!/^\/[\w./@+-]+$/.test(program.path))
      refuse('Ec2CollectorProgram', `the path ${program.path}`, 'a whole path without spaces', "change 'program.path'");
    return;
  }
  if (!/^(https:\/\/[\w.-]+|s3:\/\/[a-z0-9][a-z0-9.-]{2,62})\/[\w./+~=:@%-]+$/.test(program.url)) {
    const expected = 'https://… or s3://bucket/key, without spaces and quotes';
    refuse('Ec2CollectorProgram', `the address ${program.url}`, expected, "change 'program.url'");
  }
  if (!/^[0-9a-f]{64}$/.test(program.sha256)) {
    const expected = '64 hexadecimal digits: what is fetched must be what was meant';
    refuse('Ec2CollectorProgram', `the sha256 ${program.sha256}`, expected, 'copy it from the publisher');
  }
}
