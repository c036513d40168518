/**
 * The TypeScript of a binding, cut into its declarations. Bindings are written by a generator, always in the same form:
 * before each member stands `// name - computed: C, optional: O, required: R`, and what becomes HCL names its type.
 */
export class BindingSource {
  private readonly declarations = new Map<string, string>();

  constructor(text: string) {
    const heads = [...text.matchAll(/^export (?:abstract )?(interface|class|function) (\w+)[^\n]*$/gm)];
    heads.forEach((head, index) => {
      const end = heads[index + 1]?.index ?? text.length;
      this.declarations.set(`${head[1] ?? ''} ${head[2] ?? ''}`, text.slice(head.index, end));
    });
  }

  /** The name of the class that extends one of cdktf's, and its text. */
  main(): { readonly name: string; readonly text: string } | undefined {
    for (const [key, text] of this.declarations) {
      if (/extends cdktf\.Terraform(?:Resource|DataSource|Provider)\b/.test(text.slice(0, 400)))
        return { name: key.slice('class '.length), text };
    }
    return undefined;
  }

  interface(name: string): string {
    return this.declarations.get(`interface ${name}`) ?? '';
  }

  /** The class of a struct's references; '' where there is none, as for a provider's. */
  references(struct: string): string {
    return this.declarations.get(`class ${struct}OutputReference`) ?? '';
  }

  toHcl(struct: string): string {
    return this.declarations.get(`function ${struct.charAt(0).toLowerCase()}${struct.slice(1)}ToHclTerraform`) ?? '';
  }
}

/** One member of a class: what is said of it, and its code. */
export interface Member {
  readonly name: string;
  readonly computed: boolean;
  readonly optional: boolean;
  readonly required: boolean;
  readonly code: string;
}

const MEMBER =
  /^ {2}\/\/ ([a-z_0-9]+) - computed: (true|false), optional: (true|false), required: (true|false)\n([\s\S]*?)(?=^ {2}\/\/ [a-z_0-9]+ - computed: |^ {2}\/\/ =====|^\}$|(?![\s\S]))/gm;

export function membersOf(text: string): Member[] {
  return [...text.matchAll(MEMBER)].map(([, name = '', computed, optional, required, code = '']) => ({
    name,
    computed: computed === 'true',
    optional: optional === 'true',
    required: required === 'true',
    code,
  }));
}

/** The members of a struct that only an interface describes: required is what has no question mark. */
export function membersOfInterface(text: string): Member[] {
  const FIELD = /#([a-z_0-9]+) \w+#[a-z_0-9]+\}\s*(?:\*(?!\/)[^\n]*\s*)*\*\/\s*readonly \w+(\?)?:/g;
  return [...text.matchAll(FIELD)].map(([, name = '', optional]) => ({
    name,
    computed: false,
    optional: optional !== undefined,
    required: optional === undefined,
    code: '',
  }));
}

/** How an attribute becomes HCL. */
export interface Hcl {
  readonly value: string;
  readonly isBlock: boolean;
  readonly type: string;
  readonly storage: string;
}

const HCL =
  /^ {4,6}([a-z_0-9]+): \{\n\s+value: (.*),\n\s+isBlock: (true|false),\n\s+type: "([a-zA-Z]+)",\n\s+storageClassType: "([A-Za-z0-9]+)",/gm;

export function hclOf(text: string): ReadonlyMap<string, Hcl> {
  return new Map(
    [...text.matchAll(HCL)].map(([, name = '', value = '', isBlock, type = '', storage = '']) => [
      name,
      { value, isBlock: isBlock === 'true', type, storage },
    ]),
  );
}

/** Those that their documentation calls blocks; what else has parts is an attribute with attributes. */
export function blocksOf(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/\/\*\*\s*\* ([a-z_0-9]+) block\s*\n/g)].map(([, name = '']) => name));
}

/** The struct that a member's value is made of. */
export function structOf(
  code: string,
): { readonly name: string; readonly many: 'List' | 'Map' | undefined; readonly set: boolean } | undefined {
  const found = /= new (\w+?)(OutputReference|List|Map)\(this, "[a-z_0-9]+"(?:, (true|false))?\)/.exec(code);
  if (found === null || code.includes('new cdktf.')) return undefined;
  const [, name = '', kind, set] = found;
  return { name, many: kind === 'List' || kind === 'Map' ? kind : undefined, set: set === 'true' };
}
