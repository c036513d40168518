import { AMP_DATA_SOURCE_TYPES } from '@promontory/amp-facts';
import * as z from 'zod';
import { chart, resources, values } from '../collection/release.js';
import { kubernetesName, nonEmpty } from '../fields.js';
import { text } from '../text.js';
import { reading } from './reading.js';

/** A Grafana in the cluster. */
export const clusterGrafana = z
  .strictObject({
    adminSecret: z
      .strictObject({
        name: kubernetesName('The Secret, in the namespace.', 253),
        userKey: nonEmpty('Default: admin-user.').optional(),
        passwordKey: nonEmpty('Default: admin-password.').optional(),
      })
      .meta({ description: 'A Secret with name and password of the first admin: it must be there before.' }),
    ...reading,
    dataSource: z.enum(AMP_DATA_SOURCE_TYPES).optional().meta({
      description:
        'How it signs: by the plug-in, which is fetched from grafana.com, or before Grafana 13 by its own data source. Default: grafana-amazonprometheus-datasource.',
    }),
    version: text({
      description: "The version of Grafana. Default: the chart's.",
      pattern: /^\d+\.\d+\.\d+([-+][\w.+-]+)?$/,
      expected: 'one exact version such as 13.2.0',
      fix: 'write the version in full, no range',
    }).optional(),
    licenseSecret: z
      .strictObject({ name: kubernetesName('The Secret.', 253), key: nonEmpty('The key in it.') })
      .optional()
      .meta({ description: 'Grafana Enterprise, with its licence from a Secret. Default: open source.' }),
    url: text({
      description: 'Where people open it. Default: unknown.',
      pattern: /^https?:\/\/\S+$/,
      expected: 'an http or https URL',
      fix: 'write the whole URL',
    }).optional(),
    namespace: kubernetesName('The namespace, which must be there. Default: grafana.').optional(),
    serviceAccount: kubernetesName('Default: grafana.').optional(),
    identity: z
      .enum(['irsa', 'pod-identity'])
      .optional()
      .meta({ description: 'How it comes to credentials. Default: irsa.' }),
    storage: text({
      description: 'A volume for what people make in it. Default: none, it is gone with the pod.',
      pattern: /^[1-9]\d*[MGT]i$/,
      expected: 'a size such as 10Gi',
      fix: 'write a number and Mi, Gi or Ti',
    }).optional(),
    resources,
    chart,
    values,
  })
  .meta({ description: 'A Grafana in this cluster, by Helm. Default: none.' });
