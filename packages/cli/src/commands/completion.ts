import { CliError } from '../cli-error.js';
import { defineCommand } from '../define-command.js';
import { COMPLETION_SCRIPTS, SHELLS } from '../private/completion-scripts.js';

export const completion = defineCommand({
  name: 'completion',
  summary: 'Write what teaches a shell to complete commands, flags and environments.',
  takesEnvironments: false,
  topic: 'shell',
  flags: {},
  examples: [
    'eval "$(promontory completion bash)"',
    'eval "$(promontory completion zsh)"',
    'promontory completion fish > ~/.config/fish/completions/promontory.fish',
  ],
  async run(context, { environments: [name] }) {
    const shell = SHELLS.find((one) => one === name);
    if (shell === undefined) {
      throw CliError.usage(
        name === undefined
          ? `name a shell: ${SHELLS.join(', ')}`
          : `the shell is one of ${SHELLS.join(', ')}, not '${name}'`,
      );
    }
    context.stdout(COMPLETION_SCRIPTS[shell]);
    return 0;
  },
});
