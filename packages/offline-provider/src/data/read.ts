import type { Block } from '../schema/schema.js';
import { canonicalOf } from '../schema/canonical.js';
import { type Fields, UNKNOWN, type Value } from '../protocol/value.js';
import { something } from '../provider/applied.js';
import type { MadeUp } from '../provider/made-up.js';
import { ANSWERS } from './answers.js';

/** What was read, and how much of it nobody knows. */
export interface DataRead {
  readonly state: Fields;
  /** Attributes that were made up; they are named only where they were asked for, which nobody can tell. */
  readonly madeUp: readonly string[];
}

/**
 * Answers a data source: with what was recorded for the same question, with what follows from the environment, and for
 * the rest with something of the right form.
 */
export function readData(
  type: string,
  block: Block,
  config: Fields,
  recorded: readonly Fields[],
  made: MadeUp,
): DataRead {
  const before = recorded.find((state) => isAnswerTo(block, config, state));
  if (before !== undefined) return { state: shaped(block, config, before), madeUp: [] };
  const answer = Object.hasOwn(ANSWERS, type) ? ANSWERS[type]?.(config, made) : undefined;
  const madeUp = answer?.madeUp ?? invented(block, config, made);
  const asked = Object.keys(madeUp).filter(
    (name) => block.attributes[name] !== undefined && (config[name] ?? null) === null,
  );
  return { state: shaped(block, config, { region: made.place.region, ...madeUp, ...answer?.known }), madeUp: asked };
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
  for (const name of Object.keys(block.attributes)) {
    const asked = config[name] ?? null;
    state[name] = asked === null || asked === UNKNOWN ? conformed(block, name, answer[name] ?? null) : asked;
  }
  for (const name of Object.keys(block.blocks)) state[name] = config[name] ?? null;
  return state;
}

// Objects are whole in Terraform: an answer that leaves parts out says that they are null.
function conformed(block: Block, name: string, value: Value): Value {
  const type = block.attributes[name]?.type;
  if (type === undefined || (typeof type === 'object' && 'nesting' in type)) return value;
  return wholly(type, value);
}

function wholly(type: import('../schema/schema.js').Type, value: Value): Value {
  if (typeof type === 'string' || value === null) return value;
  const [kind, inner] = type;
  if (kind === 'object') {
    const fields = value as Fields;
    return Object.fromEntries(Object.entries(inner).map(([part, of]) => [part, wholly(of, fields[part] ?? null)]));
  }
  if (kind === 'map') return value;
  return (value as readonly Value[]).map((item) => wholly(inner, item));
}
