import type { Finding } from '@promontory/vocabulary';
import { stringify } from 'yaml';
import { checkObject } from './private/check-object.js';

/** The API of the custom resources (aws-controllers-k8s/prometheusservice-controller 1.4.3, 2026-11). */
export const ACK_API_VERSION = 'prometheusservice.services.k8s.aws/v1alpha1';

/** The kinds of that API. `RuleGroupsNamespace` has an `s` in its middle, whatever guides print. */
export const ACK_KINDS = [
  'Workspace',
  'RuleGroupsNamespace',
  'AlertManagerDefinition',
  'LoggingConfiguration',
] as const;

/** A kind of that API. */
export type AckKind = (typeof ACK_KINDS)[number];

/** A custom resource, as a file for GitOps. */
export interface Manifest {
  /** One YAML document; undefined when there are findings: what AMP would refuse is not written. */
  readonly yaml: string | undefined;
  /** What AMP or Kubernetes would refuse. */
  readonly findings: readonly Finding[];
}

/** What every custom resource can be given. */
export interface ObjectProps {
  /** The Kubernetes namespace: one that the controller watches. */
  readonly namespace: string;
  /** @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Further annotations, such as those of a GitOps tool.
   * @default - none
   */
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * What becomes of the AWS resource when the object is deleted: `services.k8s.aws/deletion-policy`.
   * @default - what the controller says; with its cross-account mode on, first what the namespace does
   */
  readonly deletionPolicy?: 'retain' | 'delete';
  /**
   * Whether an AWS resource that is there already is taken over. Without this the controller refuses to touch it, and
   * says so in the object's conditions.
   * @default false
   */
  readonly adopt?: boolean;
}

/** The object, or why there is none. `findings` are those of its spec. */
export function manifest(
  kind: AckKind,
  name: string,
  props: ObjectProps,
  spec: Readonly<Record<string, unknown>>,
  findings: readonly Finding[],
): Manifest {
  const all = [...checkObject(name, props), ...findings];
  if (all.length > 0) return { yaml: undefined, findings: all };
  const annotations = {
    ...props.annotations,
    ...(props.deletionPolicy === undefined ? {} : { 'services.k8s.aws/deletion-policy': props.deletionPolicy }),
    ...(props.adopt === true ? { 'services.k8s.aws/adoption-policy': 'adopt-or-create' } : {}),
  };
  const metadata = {
    name,
    namespace: props.namespace,
    ...(props.labels === undefined ? {} : { labels: props.labels }),
    ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
  };
  // Kubernetes reads YAML 1.1, in which a bare `no` is false: texts that look so are quoted.
  const options = { lineWidth: 0, aliasDuplicateObjects: false, compat: 'yaml-1.1' } as const;
  return { yaml: stringify({ apiVersion: ACK_API_VERSION, kind, metadata, spec }, options), findings: [] };
}
