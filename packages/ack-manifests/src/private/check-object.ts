import type { Finding } from '@promontory/vocabulary';
import type { ObjectProps } from '../custom-object.js';

const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** What Kubernetes refuses of names, and annotations that have a prop. */
export function checkObject(name: string, { namespace, annotations = {} }: ObjectProps): Finding[] {
  const findings: Finding[] = [];
  if (name.length > 253 || !SUBDOMAIN.test(name)) {
    findings.push({
      code: 'AckObjectName',
      path: ['metadata', 'name'],
      got: JSON.stringify(name),
      expected: "at most 253 lower-case letters, digits, '-' and '.'",
      fix: 'name the object otherwise',
    });
  }
  if (!LABEL.test(namespace)) {
    findings.push({
      code: 'AckObjectNamespace',
      path: ['metadata', 'namespace'],
      got: JSON.stringify(namespace),
      expected: "1 to 63 lower-case letters, digits and '-'",
      fix: "change 'namespace'",
    });
  }
  for (const key of ['services.k8s.aws/deletion-policy', 'services.k8s.aws/adoption-policy']) {
    if (!Object.hasOwn(annotations, key)) continue;
    findings.push({
      code: 'AckObjectAnnotation',
      path: ['metadata', 'annotations', key],
      got: `${key} among 'annotations'`,
      expected: 'annotations that have no option of their own',
      fix: "use 'deletionPolicy' or 'adopt'",
    });
  }
  return findings;
}
