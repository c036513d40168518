import protobuf from 'protobufjs';

/** One field: `[number, type]`, or `[number, type, 'repeated']`, or a map by its key. */
type Field = readonly [id: number, type: string] | readonly [id: number, type: string, rule: 'repeated' | 'map'];

const VALUE = 'DynamicValue';
const DIAGNOSTICS = (id: number): Field => [id, 'Diagnostic', 'repeated'];

/**
 * The messages of Terraform's plugin protocol, version 6, as far as a provider without functions speaks it. Numbers are
 * those of the protocol; what is not here is neither sent nor read.
 *
 * Source: the protocol's definition in OpenTofu's and Terraform's repositories (docs/plugin-protocol), 2026-11.
 */
const MESSAGES: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  DynamicValue: { msgpack: [1, 'bytes'], json: [2, 'bytes'] },
  Diagnostic: {
    severity: [1, 'int32'],
    summary: [2, 'string'],
    detail: [3, 'string'],
    attribute: [4, 'AttributePath'],
  },
  AttributePath: { steps: [1, 'Step', 'repeated'] },
  Step: { attributeName: [1, 'string'], elementKeyInt: [3, 'int64'] },
  RawState: { json: [1, 'bytes'] },
  Capabilities: { planDestroy: [1, 'bool'], getProviderSchemaOptional: [2, 'bool'] },

  Schema: { version: [1, 'int64'], block: [2, 'Block'] },
  Block: {
    version: [1, 'int64'],
    attributes: [2, 'Attribute', 'repeated'],
    blockTypes: [3, 'NestedBlock', 'repeated'],
  },
  Attribute: {
    name: [1, 'string'],
    type: [2, 'bytes'],
    required: [4, 'bool'],
    optional: [5, 'bool'],
    computed: [6, 'bool'],
    sensitive: [7, 'bool'],
    nestedType: [10, 'Object'],
  },
  NestedBlock: {
    typeName: [1, 'string'],
    block: [2, 'Block'],
    nesting: [3, 'int32'],
    minItems: [4, 'int64'],
    maxItems: [5, 'int64'],
  },
  Object: { attributes: [1, 'Attribute', 'repeated'], nesting: [3, 'int32'] },

  Empty: {},
  SchemaResponse: {
    provider: [1, 'Schema'],
    resourceSchemas: [2, 'Schema', 'map'],
    dataSourceSchemas: [3, 'Schema', 'map'],
    diagnostics: DIAGNOSTICS(4),
    serverCapabilities: [6, 'Capabilities'],
  },
  ProviderConfigRequest: { config: [1, VALUE] },
  TypeConfigRequest: { typeName: [1, 'string'], config: [2, VALUE] },
  DiagnosticsResponse: { diagnostics: DIAGNOSTICS(1) },
  ProviderValidated: { diagnostics: DIAGNOSTICS(2) },
  ConfigureRequest: { terraformVersion: [1, 'string'], config: [2, VALUE] },
  UpgradeRequest: { typeName: [1, 'string'], version: [2, 'int64'], rawState: [3, 'RawState'] },
  UpgradeResponse: { upgradedState: [1, VALUE], diagnostics: DIAGNOSTICS(2) },
  ReadRequest: { typeName: [1, 'string'], currentState: [2, VALUE], private: [3, 'bytes'] },
  ReadResponse: { newState: [1, VALUE], diagnostics: DIAGNOSTICS(2), private: [3, 'bytes'] },
  PlanRequest: {
    typeName: [1, 'string'],
    priorState: [2, VALUE],
    proposedNewState: [3, VALUE],
    config: [4, VALUE],
    priorPrivate: [5, 'bytes'],
  },
  PlanResponse: {
    plannedState: [1, VALUE],
    requiresReplace: [2, 'AttributePath', 'repeated'],
    plannedPrivate: [3, 'bytes'],
    diagnostics: DIAGNOSTICS(4),
    legacyTypeSystem: [5, 'bool'],
  },
  ApplyRequest: {
    typeName: [1, 'string'],
    priorState: [2, VALUE],
    plannedState: [3, VALUE],
    config: [4, VALUE],
    plannedPrivate: [5, 'bytes'],
  },
  ApplyResponse: {
    newState: [1, VALUE],
    private: [2, 'bytes'],
    diagnostics: DIAGNOSTICS(3),
    legacyTypeSystem: [4, 'bool'],
  },
  ImportRequest: { typeName: [1, 'string'], id: [2, 'string'] },
  ImportedResource: { typeName: [1, 'string'], state: [2, VALUE] },
  ImportResponse: { importedResources: [1, 'ImportedResource', 'repeated'], diagnostics: DIAGNOSTICS(2) },
  ReadDataResponse: { state: [1, VALUE], diagnostics: DIAGNOSTICS(2) },
  StopResponse: { error: [1, 'string'] },
};

/** Of these one is set, be it to nothing or to zero. */
const ONE_OF: Readonly<Record<string, readonly string[]>> = { Step: ['attributeName', 'elementKeyInt'] };

const root = protobuf.Root.fromJSON({
  nested: Object.fromEntries(
    Object.entries(MESSAGES).map(([name, fields]) => [
      name,
      {
        ...(ONE_OF[name] === undefined ? {} : { oneofs: { selector: { oneof: [...ONE_OF[name]] } } }),
        fields: Object.fromEntries(
          Object.entries(fields).map(([field, [id, type, rule]]) => [field, describe(id, type, rule)]),
        ),
      },
    ]),
  ),
});

function describe(id: number, type: string, rule: Field[2]): protobuf.IField | protobuf.IMapField {
  return rule === 'map' ? { keyType: 'string', type, id } : { type, id, ...(rule === undefined ? {} : { rule }) };
}

/** Writes a message of that name. */
export function encodeMessage(name: string, value: object): Buffer {
  const type = root.lookupType(name);
  return Buffer.from(type.encode(type.fromObject(value)).finish());
}

/** Reads a message of that name; what it does not say is left out. */
export function decodeMessage(name: string, bytes: Uint8Array): Record<string, unknown> {
  const type = root.lookupType(name);
  return type.toObject(type.decode(bytes), { longs: Number }) as Record<string, unknown>;
}
