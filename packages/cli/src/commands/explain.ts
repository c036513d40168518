import { clusterJsonSchema, environmentJsonSchema } from '@promontory/config';
import { RULES } from '@promontory/plan-review';
import { didYouMean } from '@promontory/vocabulary';
import { CliError } from '../cli-error.js';
import { defineCommand } from '../define-command.js';
import { settingAt, settingPaths } from '../private/settings.js';

export const explain = defineCommand({
  name: 'explain',
  summary: 'Say what a review rule looks for, or what a setting of an environment means.',
  takesEnvironments: false,
  topic: 'rule or setting',
  flags: {},
  examples: [
    'promontory explain amp/workspace-kept',
    'promontory explain workspaces.metrics.retentionDays',
    'promontory explain clusters[0].collection',
  ],
  async run(context, { environments: [topic] }) {
    if (topic === undefined) throw CliError.usage("name a rule or a setting ('promontory explain --help' shows how)");
    const rule = RULES.find(({ id }) => id === topic);
    if (rule !== undefined) {
      context.stdout(
        `${rule.id} (${rule.severity})\n${rule.summary}\n\nWhy: ${rule.why}\nWhat to do: ${rule.fix}\nMore: docs/rules/${rule.id}.md\n`,
      );
      return 0;
    }
    const setting = settingAt(environmentJsonSchema(), topic) ?? settingAt(clusterJsonSchema(), topic);
    if (setting !== undefined) {
      context.stdout(`${topic}\n${setting.join('\n')}\nMore: docs/environments.md\n`);
      return 0;
    }
    const near = didYouMean(topic, [...RULES.map(({ id }) => id), ...settingPaths(environmentJsonSchema())]);
    throw CliError.usage(`no rule and no setting '${topic}'${near === undefined ? '' : `, did you mean '${near}'?`}`);
  },
});
