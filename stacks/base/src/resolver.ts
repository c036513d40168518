import {
  DefaultTokenResolver,
  type IPostProcessor,
  type IResolvable,
  type IResolveContext,
  LazyBase,
  StringConcat,
  type TerraformStack,
  Token,
  Tokenization,
} from 'cdktf';

// A number that stands for a token is about -1e289 or -1e298, and so it is written in a text. In long texts `+` is found
// to be missing sooner than `e+`.
const TOKEN_NUMBERS = 1e200;
const TOKEN_NUMBER_TEXT = '+2';
const TOKEN_TEXT = 'TfToken[';

/**
 * What cdktf's own `resolve` makes of values of a stack. cdktf looks for tokens in every text, number and key, and
 * remembers the way there; most of what a stack holds has none. What may have one is given to cdktf.
 */
export class Resolver {
  private readonly tokens = new Tokens();
  /** Texts with tokens: a stack says the same of its cluster, group or role many times. */
  private readonly texts = new Map<string, string>();

  constructor(
    private readonly scope: TerraformStack,
    /** Whether what is read of other stacks becomes theirs to give out, and this one's to read. */
    private readonly preparing: boolean,
  ) {}

  /** How many values it has seen that may be others the next time. */
  get lazyValues(): number {
    return this.tokens.lazyValues;
  }

  resolve(value: unknown): unknown {
    switch (typeof value) {
      case 'string':
        return mayHoldToken(value) ? this.resolveText(value) : value;
      case 'number':
        return Math.abs(value) > TOKEN_NUMBERS || value === Token.NUMBER_MAP_TOKEN_VALUE ? this.byCdktf(value) : value;
      case 'object':
        if (value === null) return null;
        if (Array.isArray(value)) return value.some(isTokenOfList) ? this.byCdktf(value) : this.resolveAll(value);
        return isPlain(value) ? this.resolveObject(value) : this.byCdktf(value);
      case 'function':
        return this.byCdktf(value);
      default:
        return value;
    }
  }

  private resolveText(text: string): unknown {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    const before = this.lazyValues;
    const resolved = this.byCdktf(text);
    if (typeof resolved === 'string' && this.lazyValues === before) this.texts.set(text, resolved);
    return resolved;
  }

  private resolveAll(values: readonly unknown[]): unknown[] {
    const resolved: unknown[] = [];
    for (const value of values) {
      const each = this.resolve(value);
      if (each !== undefined) resolved.push(each);
    }
    return resolved;
  }

  private resolveObject(object: Readonly<Record<string, unknown>>): unknown {
    const resolved: Record<string, unknown> = {};
    for (const key of Object.keys(object)) {
      if (mayHoldToken(key)) return this.byCdktf(object);
      const each = this.resolve(object[key]);
      if (each !== undefined) resolved[key] = each;
    }
    return resolved;
  }

  private byCdktf(value: unknown): unknown {
    return Tokenization.resolve(value, { scope: this.scope, resolver: this.tokens, preparing: this.preparing });
  }
}

class Tokens extends DefaultTokenResolver {
  lazyValues = 0;

  constructor() {
    super(new StringConcat());
  }

  override resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    if (token instanceof LazyBase) this.lazyValues += 1;
    return super.resolveToken(token, context, postProcessor);
  }
}

function mayHoldToken(text: string): boolean {
  return (
    text.includes(TOKEN_TEXT) ||
    text.includes(TOKEN_NUMBER_TEXT) ||
    text === Token.STRING_MAP_TOKEN_VALUE ||
    text === Token.ANY_MAP_TOKEN_VALUE
  );
}

/** A list that is a token is a list of one such value. */
function isTokenOfList(one: unknown): boolean {
  return typeof one === 'string' ? one.includes(TOKEN_TEXT) : typeof one === 'number' && Math.abs(one) > TOKEN_NUMBERS;
}

function isPlain(value: object): value is Record<string, unknown> {
  return (
    Object.getPrototypeOf(value) === Object.prototype && typeof (value as { resolve?: unknown }).resolve !== 'function'
  );
}
