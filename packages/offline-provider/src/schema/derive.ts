import type { Attribute, Block, Nesting, ObjectType, Type } from './schema.js';
import {
  BindingSource,
  blocksOf,
  type Hcl,
  hclOf,
  type Member,
  membersOf,
  membersOfInterface,
  structOf,
} from './source.js';

/** Derives the schema of a resource, data source or provider from the TypeScript of its binding. */
export function deriveSchema(text: string): Block | undefined {
  const source = new BindingSource(text);
  const main = source.main();
  if (main === undefined) return undefined;
  const hcl = main.text.slice(Math.max(0, main.text.indexOf('synthesizeHclAttributes')));
  return blockOf(source, membersOf(main.text), hclOf(hcl), source.interface(`${main.name}Config`));
}

function blockOf(
  source: BindingSource,
  members: readonly Member[],
  hcl: ReadonlyMap<string, Hcl>,
  documented: string,
): Block {
  const named = blocksOf(documented);
  const attributes: Record<string, Attribute> = {};
  const blocks: Record<string, Block['blocks'][string]> = {};
  for (const member of members) {
    const written = hcl.get(member.name);
    const struct = structOf(member.code)?.name ?? written?.storage.replace(/List$/, '');
    if (
      written?.isBlock === true &&
      named.has(member.name) &&
      struct !== undefined &&
      !written.storage.startsWith('any')
    ) {
      const many = /listMapperHcl|hashMapperHcl/.test(written.value);
      const nesting = written.type === 'struct' ? 'single' : (written.type as Nesting);
      const counted = nesting === 'list' || nesting === 'set';
      blocks[member.name] = {
        nesting,
        minItems: counted && member.required ? 1 : 0,
        maxItems: counted && !many ? 1 : 0,
        block: structBlock(source, struct),
      };
    } else {
      attributes[member.name] = attributeOf(source, member, written);
    }
  }
  return { attributes, blocks };
}

function structBlock(source: BindingSource, struct: string): Block {
  return blockOf(source, membersOfStruct(source, struct), hclOf(source.toHcl(struct)), source.interface(struct));
}

function membersOfStruct(source: BindingSource, struct: string): Member[] {
  const members = membersOf(source.references(struct));
  return members.length > 0 ? members : membersOfInterface(source.interface(struct));
}

function attributeOf(source: BindingSource, member: Member, hcl: Hcl | undefined): Attribute {
  const { required, computed } = member;
  const optional = member.optional || (!required && !computed);
  const is = { required, optional, computed, sensitive: false };
  const struct =
    structOf(member.code)?.name ?? (hcl?.isBlock === true ? hcl.storage.replace(/(List|Map)$/, '') : undefined);
  if (struct === undefined) return { ...is, type: simpleType(member, hcl) };
  const nesting = nestingOf(member, hcl);
  // What can be set has attributes of its own, each of which may be left out; what is only computed is plain values.
  if (!required && !optional) return { ...is, type: nested(nesting, objectType(source, struct)) };
  const hclOfStruct = hclOf(source.toHcl(struct));
  const attributes = Object.fromEntries(
    membersOfStruct(source, struct).map((part) => [part.name, attributeOf(source, part, hclOfStruct.get(part.name))]),
  );
  return Object.keys(attributes).length === 0 ? { ...is, type: 'dynamic' } : { ...is, type: { nesting, attributes } };
}

function nestingOf(member: Member, hcl: Hcl | undefined): Nesting {
  const struct = structOf(member.code);
  if (struct?.many === 'Map' || hcl?.type === 'map') return 'map';
  if (hcl?.type === 'set' || struct?.set === true) return 'set';
  return struct?.many === 'List' || hcl?.type === 'list' ? 'list' : 'single';
}

function nested(nesting: Nesting, type: Type): Type {
  return nesting === 'single' ? type : [nesting, type];
}

function objectType(source: BindingSource, struct: string): Type {
  const hcl = hclOf(source.toHcl(struct));
  const type: Record<string, Type> = {};
  for (const member of membersOfStruct(source, struct)) {
    const part = structOf(member.code);
    type[member.name] =
      part === undefined
        ? simpleType(member, hcl.get(member.name))
        : nested(nestingOf(member, hcl.get(member.name)), objectType(source, part.name));
  }
  return ['object', type satisfies ObjectType];
}

const SIMPLE: Readonly<Record<string, Type>> = { string: 'string', number: 'number', boolean: 'bool', any: 'dynamic' };

const GETTERS: readonly (readonly [RegExp, Type])[] = [
  [/getStringAttribute\(/, 'string'],
  [/getNumberAttribute\(/, 'number'],
  [/getBooleanAttribute\(/, 'bool'],
  [/Fn\.tolist\(this\.getListAttribute\(/, ['set', 'string']],
  [/getListAttribute\(|new cdktf\.StringList\(/, ['list', 'string']],
  [/Fn\.tolist\(this\.getNumberListAttribute\(/, ['set', 'number']],
  [/getNumberListAttribute\(/, ['list', 'number']],
  [/getStringMapAttribute\(|new cdktf\.StringMap\(/, ['map', 'string']],
  [/getNumberMapAttribute\(|new cdktf\.NumberMap\(/, ['map', 'number']],
  [/getBooleanMapAttribute\(|new cdktf\.BooleanMap\(/, ['map', 'bool']],
];

function simpleType({ code }: Member, hcl: Hcl | undefined): Type {
  if (hcl !== undefined) {
    const found = /^(string|number|boolean|any)((?:List|Map)*)$/.exec(hcl.storage);
    if (found !== null) {
      const inner = SIMPLE[found[1] ?? ''] ?? 'dynamic';
      return (found[2]?.match(/List|Map/g) ?? []).reduce<Type>(
        (type, kind, index, all) => [
          kind === 'Map' ? 'map' : index === all.length - 1 && hcl.type === 'set' ? 'set' : 'list',
          type,
        ],
        inner,
      );
    }
  }
  return GETTERS.find(([getter]) => getter.test(code))?.[1] ?? 'dynamic';
}
