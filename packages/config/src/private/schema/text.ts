import * as z from 'zod';

/** What a text must look like, and how to say so. */
export interface TextRule {
  /** What it is for: shown by editors. */
  readonly description: string;
  readonly pattern: RegExp;
  /** What is allowed, in words. */
  readonly expected: string;
  /** What to do; may look at what was written. */
  readonly fix: string | ((text: string) => string);
  /** A closer test than the pattern can be. */
  readonly test?: (text: string) => boolean;
  readonly examples?: readonly string[];
}

/** How a refinement passes its words through zod to the findings. */
export interface Words {
  readonly expected: string;
  readonly fix: string;
}

const RULES = new WeakMap<z.ZodType, TextRule>();

/** The rule of a field that `text` made. */
export function textRule(schema: z.ZodType | undefined): TextRule | undefined {
  return schema && RULES.get(schema);
}

/** A text field whose rule is known to editors as a pattern and to people in words. */
export function text(rule: TextRule) {
  const ok = (value: string): boolean => rule.pattern.test(value) && (rule.test?.(value) ?? true);
  const schema = z
    .string()
    .superRefine((value, context) => {
      if (ok(value)) return;
      const fix = typeof rule.fix === 'function' ? rule.fix(value) : rule.fix;
      context.addIssue({ code: 'custom', params: { expected: rule.expected, fix } satisfies Words });
    })
    .meta({
      description: rule.description,
      pattern: rule.pattern.source,
      ...(rule.examples && { examples: [...rule.examples] }),
    });
  RULES.set(schema, rule);
  return schema;
}
