import { text } from './text.js';

/** Where the runbooks can be read. */
export const runbookUrl = text({
  description: 'Where docs/runbooks can be read. Default: docs/runbooks, of the repository.',
  pattern: /^https?:\/\/[^\s?#]+[^\s/?#]$/,
  expected: 'a URL without a slash at the end',
  fix: 'write https://…',
}).optional();
