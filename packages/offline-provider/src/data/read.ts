import type { Block } from '../schema/schema.js';
import { canonicalOf } from '../schema/canonical.js';
import { type Fields, UNKNOWN, type Value } from '../protocol/value.js';
import { something } from '../provider/applied.js';
import type { MadeUp } from '../provider/made-up.js';
import { whole } from '../provider/recorded.js';
import { ANSWERS } from './answers.js';
import { asAsserted, type Asserted } from './asserted.js';

/** What was read, and how much of it nobody knows. */
export interface DataRead {
  readonly state: Fields;
  /** Attributes that were made up; they are named only where they were asked for, which nobody can tell. */
  readonly madeUp: readonly string[];
}

/** What answers stand on. */
export interface DataFacts {
  /** Data sources as a state recorded them, by type. */
  readonly recorded: ReadonlyMap<string, readonly Fields[]>;
  /** What stacks demand of them. */
  readonly asserted: readonly Asserted[];
}

/**
 * Answers a data source: with what was recorded for the same question, with what follows from the environment, and for
 * the rest with something of the right form.
 */
export function readData(
  type: string,
  block: Block,
  config: Fields,
  { recorded, asserted }: DataFacts,
  made: MadeUp,
): DataRead {
  const before = recorded.get(type)?.find((state) => isAnswerTo(block, config, state));
  if (before !== undefined) return { state: shaped(block, config, before), madeUp: [] };
  const answer = Object.hasOwn(ANSWERS, type) ? ANSWERS[type]?.(config, made) : undefined;
  const madeUp = answer === undefined ? invented(block, config, made) : (answer.madeUp ?? {});
  const asked = Object.keys(madeUp).filter(
    (name) => block.attributes[name] !== undefined && (config[name] ?? null) === null,
  );
  const all = asAsserted(type, config, { region: made.place.region, ...madeUp, ...answer?.known }, asserted);
  return { state: shaped(block, config, all), madeUp: asked };
}

function isAnswerTo(block: Block, config: Fields, state: Fields): boolean {
  return Object.keys(config).every(
    (name) =>
      config[name] === null ||
      (Array.isArray(config[name]) && config[name].length === 0) ||
      canonicalOf(block, [name], config[name]) === canonicalOf(block, [name], state[name] ?? null),
  );
}

function invented(block: Block, config: Fields, made: MadeUp): Record<string, Value> {
  const name = [config['name'], config['id']].find((value) => typeof value === 'string');
  const computed = Object.entries(block.attributes).filter(([, attribute]) => attribute.computed);
  return Object.fromEntries(
    computed.map(([attribute, { type }]) => [
      attribute,
      attribute === 'id' && name !== undefined
        ? name
        : typeof type === 'object' && 'nesting' in type
          ? null
          : something(type, made, attribute),
    ]),
  );
}

function shaped(block: Block, config: Fields, answer: Fields): Fields {
  const state: Record<string, Value> = {};
  for (const [name, attribute] of Object.entries(block.attributes)) {
    const asked = config[name] ?? null;
    state[name] = asked === null || asked === UNKNOWN ? whole(attribute.type, answer[name] ?? null) : asked;
  }
  for (const name of Object.keys(block.blocks)) state[name] = config[name] ?? null;
  return state;
}
