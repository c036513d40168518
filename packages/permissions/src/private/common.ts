import { type Attributes, type Extra, known, type Place, regionOf } from './type-permissions.js';

/** The ARN of a resource in the block's Region and the stack's account. */
export const arnOf = (service: string, attributes: Attributes, place: Place, resource: string): string =>
  `arn:${place.partition}:${service}:${regionOf(attributes, place)}:${place.account}:${resource}`;

/** Handing a role to a service is a permission of its own. */
export function passTo(service: string, attribute: string) {
  return (attributes: Attributes, place: Place): readonly Extra[] => [
    {
      actions: ['iam:PassRole'],
      resources: [roleNamed(attributes[attribute], place)],
      conditions: { StringEquals: { 'iam:PassedToService': service } },
    },
  ];
}

/** A role's ARN; any role of the account where it is not known. */
export function roleNamed(value: unknown, place: Place): string {
  const text = known(value);
  return text === '*' ? `arn:${place.partition}:iam::${place.account}:role/*` : text;
}

/** Names that most services have for it. */
export const TAGS = ['TagResource', 'UntagResource'];
/** Actions of one service. */
export const prefixed = (service: string, names: readonly string[]): string[] =>
  names.map((name) => `${service}:${name}`);
