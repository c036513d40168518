import { matches } from '../policy/permission.js';
import type { Branch, Routing } from './read-routes.js';

type Labels = Readonly<Record<string, unknown>>;
type Answer = 'yes' | 'no' | 'maybe';

/**
 * Whom an alert of these labels may tell. Labels that only the query gives, such as `namespace`, are not known before it
 * fires: a branch that asks for one is taken as well as passed by.
 */
export function toldOf({ tree, receivers }: Routing, labels: Labels): string[] {
  const names = new Set(receiversOf(tree, labels));
  return [...new Set([...names].flatMap((name) => receivers.get(name) ?? []))].sort();
}

function receiversOf(branch: Branch, labels: Labels): string[] {
  const found: string[] = [];
  let isCertain = false;
  for (const child of branch.children) {
    const answer = all(child.matchers, labels);
    if (answer === 'no') continue;
    found.push(...receiversOf(child, labels));
    if (answer !== 'yes') continue;
    isCertain = true;
    if (!child.continues) return found;
  }
  return isCertain ? found : [...found, branch.receiver];
}

function all(matchers: readonly string[], labels: Labels): Answer {
  const answers = matchers.map((matcher) => one(matcher, labels));
  if (answers.includes('no')) return 'no';
  return answers.includes('maybe') ? 'maybe' : 'yes';
}

function one(matcher: string, labels: Labels): Answer {
  const [, name = '', sign = '', value = ''] = /^\s*([\w:]+)\s*(=~|!~|!=|=)\s*"?(.*?)"?\s*$/s.exec(matcher) ?? [];
  const given = Object.hasOwn(labels, name) ? labels[name] : undefined;
  if (typeof given !== 'string' || given.includes('{{')) return 'maybe';
  if (sign === '=' || sign === '!=') return (given === value) === (sign === '=') ? 'yes' : 'no';
  const patterns = plainPatterns(value);
  if (patterns === undefined) return 'maybe';
  return patterns.some((pattern) => matches(pattern, given)) === (sign === '=~') ? 'yes' : 'no';
}

/**
 * The alternatives of an expression that has nothing but words, bars and `.*`, as patterns with a star; undefined of any
 * other. Expressions of others are not run: they can be made to take for ever.
 */
function plainPatterns(regex: string): string[] | undefined {
  const bare = regex.replace(/^\^?\(?/, '').replace(/\)?\$?$/, '');
  if (!/^(?:[\w :/-]|\.\*|\|)*$/.test(bare)) return undefined;
  return bare.split('|').map((part) => part.replaceAll('.*', '*'));
}
