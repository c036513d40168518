import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group';
import { IamInstanceProfile } from '@cdktf/provider-aws/lib/iam-instance-profile';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import type { ServiceRole } from '@promontory/core';
import { partitionOf } from '@promontory/vocabulary';
import { Fn, TerraformLocal, Token } from 'cdktf';
import { Construct } from 'constructs';
import { refuseAt } from '../private/check-host.js';
import { HostSecurityGroup } from '../private/host-security-group.js';
import { type HostWriter, hostWriter } from '../private/host-writer.js';
import { filledBytes } from '../private/yaml-text.js';
import type { ServersProps } from './servers-props.js';
import { type HostSetup, userData } from './user-data.js';

/** What EC2 takes as user data, before it is encoded (EC2 user guide, "Instance user data", 2026-07). */
const USER_DATA_BYTES = 16_384;

/** Servers that are set up by user data, with a role that writes; one that is lost comes back. */
export class Servers extends Construct {
  readonly role: ServiceRole;
  readonly securityGroupId: string;
  readonly userData: string;

  constructor(scope: Construct, id: string, props: ServersProps, setup: (writer: HostWriter) => HostSetup) {
    super(scope, id);
    const { name, region, servers = 1, program } = props;
    const tags = props.tags && { ...props.tags };
    const writer = hostWriter(this, props, { service: 'ec2.amazonaws.com' });
    this.role = writer.role;
    if (program.kind === 'download' && program.url.startsWith('s3://')) {
      const object = program.url.slice('s3://'.length);
      this.role.addToPolicy({ actions: ['s3:GetObject'], resources: [`arn:${partitionOf(region)}:s3:::${object}`] });
    }
    if (props.jobs.some((job) => 'ec2_sd_configs' in job)) {
      // It can be allowed on everything alone.
      this.role.addToPolicy({
        actions: ['ec2:DescribeInstances', 'ec2:DescribeAvailabilityZones'],
        resources: ['*'],
      });
    }
    const profile = new IamInstanceProfile(this, 'Profile', {
      name: this.role.roleName,
      role: this.role.roleName,
      tags,
    });
    const group = new HostSecurityGroup(this, 'SecurityGroup', props);
    this.securityGroupId = group.securityGroupId;
    this.userData = this.bounded(userData(setup(writer)));
    const template = new LaunchTemplate(this, 'Template', {
      name: `amp-collector-${name}`,
      region,
      imageId: props.imageId,
      instanceType: props.instanceType,
      iamInstanceProfile: { arn: profile.arn },
      networkInterfaces: [
        {
          deviceIndex: 0,
          securityGroups: [group.securityGroupId],
          associatePublicIpAddress: String(props.publicAddress ?? false),
        },
      ],
      // Credentials of the role go to nobody who merely makes the server ask an address.
      metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
      // By a local value: as an argument of a function cdktf takes no text of several lines.
      userData: Fn.base64encode(new TerraformLocal(this, 'UserData', this.userData).asString),
      updateDefaultVersion: true,
      tags,
    });
    const resource = new AutoscalingGroup(this, 'Resource', {
      name: `amp-collector-${name}`,
      region,
      minSize: servers,
      maxSize: servers,
      desiredCapacity: servers,
      vpcZoneIdentifier: [...props.subnetIds],
      launchTemplate: { id: template.id, version: Token.asString(template.latestVersion) },
      // What changes in the template changes on the servers; of several, never all at once.
      instanceRefresh: { strategy: 'Rolling', preferences: { minHealthyPercentage: servers > 1 ? 50 : 0 } },
      tag: Object.entries({ Name: `amp-collector-${name}`, ...props.tags }).map(([key, value]) => ({
        key,
        value,
        propagateAtLaunch: true,
      })),
      dependsOn: [...writer.dependencies],
    });
    this.node.defaultChild = resource;
  }

  private bounded(text: string): string {
    const bytes = filledBytes(text);
    if (bytes <= USER_DATA_BYTES) return text;
    return refuseAt(this)(
      'Ec2CollectorUserData',
      `user data of ${bytes} bytes`,
      `at most ${USER_DATA_BYTES}, which EC2 takes`,
      'divide the jobs between two collectors, or shorten them',
    );
  }
}
