import * as z from 'zod';
import { awsId, keyArn, nonEmpty, region } from '../fields.js';
import { text } from '../text.js';
import { providerVersion, reading, version } from './reading.js';

const ids = (what: string) => z.array(z.string().min(1)).min(1).optional().meta({ description: what });
const members = (who: string) =>
  z
    .strictObject({ userIds: ids('Ids of users.'), groupIds: ids('Ids of groups.') })
    .meta({ description: `${who}, by their ids in IAM Identity Center.` });

const identityCenter = z
  .strictObject({
    admins: members('Admins'),
    editors: members('Editors').optional(),
    viewers: members('Viewers').optional(),
  })
  .meta({ description: 'Sign-in by IAM Identity Center. Default: not by it.' });

const roles = (who: string) =>
  z
    .array(z.string().min(1))
    .min(1)
    .meta({ description: `Values that make ${who}.` });
const saml = z
  .strictObject({
    metadataUrl: text({
      description: "Where the provider's metadata are.",
      pattern: /^https:\/\/\S+$/,
      expected: 'an https URL',
      fix: 'copy it from the identity provider',
    }),
    roleAttribute: nonEmpty('The attribute of an assertion that holds roles.'),
    adminRoles: roles('an admin'),
    editorRoles: roles('an editor'),
    allowedOrganizations: z.array(z.string().min(1)).min(1).optional().meta({ description: 'Default: all.' }),
    attributes: z
      .partialRecord(z.enum(['name', 'login', 'email', 'organization', 'groups']), z.string().min(1))
      .optional()
      .meta({ description: "Attributes that hold the rest. Default: Grafana's own." }),
    loginMinutes: z.int().min(1).max(43_200).optional().meta({ description: "Default: AWS's, one day." }),
  })
  .meta({ description: 'Sign-in by SAML. Default: not by it.' });

const vpc = z
  .strictObject({
    subnetIds: z.array(awsId('subnet', 'A subnet.')).min(2).max(6).meta({ description: 'In as many zones.' }),
    securityGroupIds: z.array(awsId('sg', 'A security group that lets it out on port 443.')).min(1).max(5),
    ampBy: z
      .union([
        z.literal('nat-gateway'),
        z.strictObject({ endpointId: awsId('vpce', 'An endpoint of aps-workspaces.') }),
      ])
      .meta({ description: 'How AMP is reached from there: from then on all its calls go that way.' }),
  })
  .meta({ description: "Subnets that Grafana's own calls go through. Default: AWS's network." });

const networkAccess = z
  .strictObject({
    prefixListIds: z.array(awsId('pl', 'A prefix list.')).min(1).max(5).optional(),
    endpointIds: z.array(awsId('vpce', 'An endpoint of grafana-workspace.')).min(1).max(5).optional(),
  })
  .meta({ description: 'What may reach it; whoever delivers dashboards is among them. Default: everybody.' });

/** A workspace of Amazon Managed Grafana. */
export const managedGrafana = z
  .strictObject({
    version: version('The version of Grafana: it can be raised, never lowered.'),
    identityCenter: identityCenter.optional(),
    saml: saml.optional(),
    ...reading,
    name: text({
      description: 'Default: <environment>-grafana.',
      pattern: /^[\w.~-]{1,255}$/,
      expected: "1 to 255 letters, digits and '-._~'",
      fix: 'rename it',
    }).optional(),
    description: nonEmpty('Default: none.').optional(),
    region: region.optional(),
    delivery: z.enum(['terraform', 'none']).optional().meta({
      description:
        'By what data sources and dashboards get into it: a stack of their own, whose provider takes a token from GRAFANA_AUTH, or somebody else. Default: terraform.',
    }),
    providerVersion,
    topicArns: z
      .array(
        text({
          description: 'A topic of SNS.',
          pattern: /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:\S+$/,
          expected: 'the ARN of a topic: arn:aws:sns:…',
          fix: 'write the whole ARN',
        }),
      )
      .min(1)
      .optional()
      .meta({ description: "Topics that Grafana's own alerts may go to. Default: none." }),
    vpc: vpc.optional(),
    networkAccess: networkAccess.optional(),
    kmsKeyArn: keyArn("A symmetric key of its Region; final. Default: AWS's own.").optional(),
    pluginAdmin: z.boolean().optional().meta({ description: 'Whether admins may install plug-ins. Default: false.' }),
    enterprise: z
      .boolean()
      .optional()
      .meta({ description: 'The Enterprise plug-ins, paid for each user. Default: false.' }),
    deletionProtection: z.boolean().optional().meta({ description: 'Default: true.' }),
    tags: z
      .record(z.string(), z.string())
      .optional()
      .meta({ description: 'Tags on it, on top of those of the environment.' }),
  })
  .meta({ description: 'A workspace of Amazon Managed Grafana. Default: none.' });
