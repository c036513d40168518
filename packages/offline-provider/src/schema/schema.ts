/** A type of Terraform's, as its schemas write it in JSON. */
export type Type =
  'string' | 'number' | 'bool' | 'dynamic' | readonly ['list' | 'set' | 'map', Type] | readonly ['object', ObjectType];

/** The types of an object's attributes. */
export interface ObjectType {
  readonly [name: string]: Type;
}

/** How often a block may stand, or in what a nested attribute is. */
export type Nesting = 'single' | 'list' | 'set' | 'map';

/** One attribute of a resource, data source or provider. */
export interface Attribute {
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  readonly sensitive: boolean;
  /** Its type; what it is made of when it has attributes of its own. */
  readonly type: Type | { readonly nesting: Nesting; readonly attributes: Readonly<Record<string, Attribute>> };
}

/** A block within a block. */
export interface NestedBlock {
  readonly nesting: Nesting;
  readonly minItems: number;
  readonly maxItems: number;
  readonly block: Block;
}

/** What a resource, a data source or a provider takes. */
export interface Block {
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly blocks: Readonly<Record<string, NestedBlock>>;
}

/** The schemas that one provider offers. */
export interface ProviderSchema {
  readonly version: string;
  readonly provider: Block;
  readonly resources: ReadonlyMap<string, Block>;
  readonly dataSources: ReadonlyMap<string, Block>;
}

export const EMPTY: Block = { attributes: {}, blocks: {} };
