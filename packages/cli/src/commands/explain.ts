import { clusterJsonSchema, environmentJsonSchema } from '@promontory/config';
import { RULES } from '@promontory/plan-review';
import { didYouMean } from '@promontory/vocabulary';
import { CliError } from '../cli-error.js';
import { defineCommand } from '../define-command.js';
import { CODES } from '../private/codes.js';
import { settingAt, settingPaths } from '../private/settings.js';

export const explain = defineCommand({
  name: 'explain',
  summary: 'Say what a review rule looks for, what the code of a problem asks for, or what a setting means.',
  takesEnvironments: false,
  topic: 'rule, code or setting',
  suggestions: () => [
    ...RULES.map(({ id, summary }) => `${id}\t${summary}`),
    ...CODES.map(([code]) => code),
    ...settingPaths(environmentJsonSchema()),
  ],
  flags: {},
  examples: [
    'promontory explain amp/workspace-kept',
    'promontory explain ConfigScraperInterval',
    'promontory explain workspaces.metrics.retentionDays',
    'promontory explain clusters[0].collection',
  ],
  async run(context, { environments: [topic] }) {
    if (topic === undefined)
      throw CliError.usage("name a rule, a code or a setting ('promontory explain --help' shows how)");
    const explained = explainRule(topic) ?? explainCode(topic) ?? explainSetting(topic);
    if (explained === undefined) throw CliError.usage(`no rule, no code and no setting '${topic}'${nearest(topic)}`);
    context.stdout(explained);
    return 0;
  },
});

function explainRule(topic: string): string | undefined {
  const rule = RULES.find(({ id }) => id === topic);
  return (
    rule &&
    `${rule.id} (${rule.severity})\n${rule.summary}\n\nWhy: ${rule.why}\nWhat to do: ${rule.fix}\nMore: docs/rules/${rule.id}.md\n`
  );
}

function explainCode(topic: string): string | undefined {
  const [code, by, expected, fix] = CODES.find(([one]) => one === topic) ?? [];
  if (code === undefined) return undefined;
  const lines = [
    `${code} (a problem that @promontory/${by} tells)`,
    expected === '' ? '' : `Expected: ${expected}`,
    fix === '' ? '' : `What to do: ${fix}`,
    'The problem itself says what was found, and where.',
    `More: packages/${by}/README.md`,
  ];
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}

function explainSetting(topic: string): string | undefined {
  const setting = settingAt(environmentJsonSchema(), topic) ?? settingAt(clusterJsonSchema(), topic);
  return setting && `${topic}\n${setting.join('\n')}\nMore: docs/environments.md\n`;
}

/** A name that is close, or the whole path of a setting of which only the last word was given. */
function nearest(topic: string): string {
  const settings = settingPaths(environmentJsonSchema());
  const near =
    settings.find((path) => path.endsWith(`.${topic}`)) ??
    didYouMean(topic, [...RULES.map(({ id }) => id), ...CODES.map(([code]) => code), ...settings]);
  return near === undefined ? '' : `, did you mean '${near}'?`;
}
