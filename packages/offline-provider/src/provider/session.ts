import { defaultValues, immutableAttributes, recomputedAttributes } from '@promontory/resource-facts';
import { PolicyDocumentError } from '../data/policy-document.js';
import { type DataFacts, readData } from '../data/read.js';
import type { Handlers } from '../protocol/server.js';
import { type Fields, isFields, readValue, UNKNOWN, type Value, writeValue } from '../protocol/value.js';
import { hasRedacted } from '../redact.js';
import { schemaResponse } from '../schema/messages.js';
import { canonicalBlock } from '../schema/canonical.js';
import { type Block, EMPTY, type ProviderSchema } from '../schema/schema.js';
import { appliedBlock } from './applied.js';
import { replacing } from './immutable.js';
import { knownPart, MadeUp } from './made-up.js';
import { type Place, placeOf } from './place.js';
import { plannedBlock } from './planned.js';
import { recordedBlock } from './recorded.js';
import { tagsAll } from './tags.js';

/** What a provider stands on beside its schema. */
export interface SessionFacts extends DataFacts {
  /** What tells this stack's made-up names from those of others. */
  readonly stack: string;
  /** Takes what this provider cannot tell, in words for people. */
  cannotTell(what: string): void;
}

type Request = Record<string, unknown>;

const ERROR = 1;
const problem = (summary: string, detail = ''): object => ({ severity: ERROR, summary, detail });
const OK = { diagnostics: [] };

/** One instance of a provider, from its configuration to its end. */
export class Session implements Handlers {
  private configured: Fields = {};
  private place: Place = placeOf({});

  constructor(
    private readonly schema: ProviderSchema,
    private readonly facts: SessionFacts,
  ) {}

  readonly GetProviderSchema = (): object => schemaResponse(this.schema);
  readonly ValidateProviderConfig = (): object => OK;
  readonly ValidateResourceConfig = (): object => OK;
  readonly ValidateDataResourceConfig = (): object => OK;
  readonly StopProvider = (): object => ({});

  readonly ConfigureProvider = ({ config }: Request): object => {
    const value = readValue(config);
    this.configured = isFields(value) ? value : {};
    this.place = placeOf(this.configured);
    return OK;
  };

  readonly UpgradeResourceState = ({ typeName, rawState }: Request): object => {
    const type = String(typeName);
    const { fields, problems } = recordedBlock(this.block(type), readValue(rawState));
    return problems.length === 0
      ? { upgradedState: writeValue(fields) }
      : { diagnostics: [problem(`the recorded state of ${type} is not what its schema says`, problems.join('\n'))] };
  };

  /** Nobody is asked: what the state says is taken for what is there. */
  readonly ReadResource = ({ currentState, private: kept }: Request): object => ({
    newState: currentState,
    private: kept,
  });

  readonly ImportResourceState = ({ typeName, id }: Request): object => {
    const type = String(typeName);
    this.facts.cannotTell(
      `${type} ${String(id)} is imported: what it looks like in AWS is not known, all of it shows as changed`,
    );
    const { fields } = recordedBlock(this.block(type), { id: String(id), region: this.place.region });
    return { importedResources: [{ typeName: type, state: writeValue(fields) }] };
  };

  readonly PlanResourceChange = ({ typeName, priorState, proposedNewState, config, priorPrivate }: Request): object => {
    const type = String(typeName);
    const [prior, proposed, written] = [priorState, proposedNewState, config].map(readValue);
    if (!isFields(proposed)) return { plannedState: proposedNewState, plannedPrivate: priorPrivate };
    const block = this.block(type);
    const before = isFields(prior) ? prior : undefined;
    const planned = this.completed(
      type,
      block,
      before,
      plannedBlock(block, before, proposed),
      isFields(written) ? written : {},
    );
    const same = before !== undefined && canonicalBlock(block, before) === canonicalBlock(block, planned);
    if (before !== undefined && !same && immutableAttributes(type) === undefined)
      this.facts.cannotTell(`which attributes of ${type} replace it: a replacement may show as an update`);
    const unseen = Object.keys(planned).filter((name) => hasRedacted(planned[name]));
    if (unseen.length > 0) this.facts.cannotTell(`whether ${unseen.join(', ')} of ${type} changes: not recorded`);
    return {
      plannedState: writeValue(
        same ? before : { ...planned, ...(before === undefined ? {} : recomputed(type, block)) },
      ),
      plannedPrivate: priorPrivate,
      requiresReplace:
        before === undefined
          ? []
          : replacing(type, block, before, planned).map((path) => ({ steps: steps(block, path) })),
      // As the AWS provider says too: defaults need not be in the configuration.
      legacyTypeSystem: true,
    };
  };

  readonly ApplyResourceChange = ({ typeName, plannedState, plannedPrivate }: Request): object => {
    const type = String(typeName);
    const planned = readValue(plannedState);
    if (!isFields(planned)) return { newState: plannedState, legacyTypeSystem: true };
    const region = typeof planned['region'] === 'string' ? planned['region'] : this.place.region;
    const made = new MadeUp({ ...this.place, region }, this.facts.stack, type, knownPart(planned));
    return {
      newState: writeValue(appliedBlock(type, this.block(type), planned, made)),
      private: plannedPrivate,
      legacyTypeSystem: true,
    };
  };

  readonly ReadDataSource = ({ typeName, config }: Request): object => {
    const type = String(typeName);
    const block = this.schema.dataSources.get(type) ?? EMPTY;
    const asked = readValue(config);
    const question = isFields(asked) ? asked : {};
    const region = typeof question['region'] === 'string' ? question['region'] : this.place.region;
    const made = new MadeUp({ ...this.place, region }, 'data', type, knownPart(question));
    try {
      const { state, madeUp } = readData(type, block, question, this.facts, made);
      const name = question['name'] ?? question['id'] ?? question['workspace_id'];
      if (madeUp.length > 0)
        this.facts.cannotTell(
          `what AWS says of data.${type}${typeof name === 'string' ? ` ${name}` : ''}: ${[...madeUp].sort().join(', ')} made up`,
        );
      return { state: writeValue(state) };
    } catch (error) {
      if (error instanceof PolicyDocumentError) return { diagnostics: [problem(error.message)] };
      throw error;
    }
  };

  private completed(type: string, block: Block, prior: Fields | undefined, planned: Fields, written: Fields): Fields {
    const completed: Record<string, Value> = { ...planned };
    const unset = (name: string): boolean => block.attributes[name] !== undefined && (written[name] ?? null) === null;
    if (unset('region') && block.attributes['region']?.computed === true) completed['region'] = this.place.region;
    for (const [name, value] of Object.entries(defaultValues(type))) if (unset(name)) completed[name] = value;
    if (block.attributes['tags_all']?.computed === true) {
      const all = tagsAll(this.configured, completed['tags']);
      // Without any tag AWS says itself what there is: nothing, or what was there.
      const none = all !== UNKNOWN && isFields(all) && Object.keys(all).length === 0;
      completed['tags_all'] = none
        ? prior === undefined
          ? UNKNOWN
          : (prior['tags_all'] ?? null) === null
            ? null
            : {}
        : all;
    }
    return completed;
  }

  private block(type: string): Block {
    return this.schema.resources.get(type) ?? EMPTY;
  }
}

function recomputed(type: string, { attributes }: Block): Fields {
  const names = recomputedAttributes(type).filter((name) => attributes[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, UNKNOWN]));
}

function steps(block: Block, path: readonly string[]): object[] {
  const [name = '', ...rest] = path;
  if (rest.length === 0) return [{ attributeName: name }];
  const nested = block.blocks[name];
  return [
    { attributeName: name },
    ...(nested?.nesting === 'list' ? [{ elementKeyInt: 0 }] : []),
    ...steps(nested?.block ?? EMPTY, rest),
  ];
}
