import type { Finding } from '@promontory/vocabulary';
import type { AlertManagerConfiguration } from '../configuration.js';
import type { MessageFormat } from '../message-format.js';

/** Receivers that write their own message: whoever expects the format gets something else. */
export function ownMessages({ receivers }: AlertManagerConfiguration, format: MessageFormat): Finding[] {
  if (format === 'text') return [];
  return receivers.flatMap(({ sns_configs: configs = [] }, index) =>
    configs.flatMap(({ message }, position) =>
      message === undefined
        ? []
        : [
            {
              code: 'AlertManagerMessage',
              path: ['receivers', index, 'sns_configs', position, 'message'],
              got: "a message of the receiver's own",
              expected: `messages in the format ${format}`,
              fix: "remove the message, or the 'messageFormat'",
            },
          ],
    ),
  );
}
