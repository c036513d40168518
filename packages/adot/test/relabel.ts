import { createHash } from 'node:crypto';
import type { RelabelRule } from '@promontory/scrape-config';

type Labels = Readonly<Record<string, string>>;

/** What the collector makes of a text before Prometheus sees it: variables of the pod, and `$` for `$$`. */
export function expand(text: string, env: Labels): string {
  return text.replace(/\$\$|\$\{env:(\w+)\}/g, (found, name?: string) =>
    name === undefined ? '$' : (env[name] ?? found),
  );
}

/** Prometheus' relabeling in a pod, as far as jobs are shared by it: what labels become, or undefined for a target dropped. */
export function relabel(labels: Labels, rules: readonly RelabelRule[], env: Labels): Labels | undefined {
  const result: Record<string, string> = { ...labels };
  for (const rule of rules) {
    const { source_labels: sources = [], target_label: target = '', action = 'replace' } = rule;
    const value = sources.map((name) => result[name] ?? '').join(rule.separator ?? ';');
    const match = new RegExp(`^(?:${expand(rule.regex ?? '(.*)', env)})$`, 's').exec(value);
    switch (action) {
      case 'keep':
        if (!match) return undefined;
        break;
      case 'drop':
        if (match) return undefined;
        break;
      case 'keepequal':
        if (value !== (result[target] ?? '')) return undefined;
        break;
      case 'hashmod': {
        const digest = createHash('md5').update(value).digest();
        result[target] = String(digest.readBigUInt64BE(8) % BigInt(rule.modulus ?? 1));
        break;
      }
      default:
        if (match) {
          const template = expand(rule.replacement ?? '$$1', env);
          result[target] = template.replace(/\$\{?(\d)\}?/g, (_, group: string) => match[Number(group)] ?? '');
        }
    }
  }
  return result;
}
