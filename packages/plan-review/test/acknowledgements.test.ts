import { formatProblem } from '@promontory/vocabulary';
import { readAcknowledgements } from '../src/acknowledgements.js';

const RULES = ['amp/workspace-kept', 'amp/scraper-kept'];
const GOOD = 'rule: amp/workspace-kept, path: a/b, reason: r, owner: o';
const problems = (text: string): string[] => readAcknowledgements(text, 'ack.yaml', RULES).problems.map(formatProblem);

test('a file is read', () => {
  expect(
    readAcknowledgements(`acknowledgements:\n  - { ${GOOD}, expires: '2027-01-31' }\n`, 'ack.yaml', RULES),
  ).toEqual({
    acknowledgements: [{ rule: 'amp/workspace-kept', path: 'a/b', reason: 'r', owner: 'o', expires: '2027-01-31' }],
    problems: [],
  });
});

test.each([
  [
    'no list',
    'a: 1\n',
    "ack.yaml:1:1 ReviewAcknowledgements: got no list 'acknowledgements', expected 'acknowledgements', a list; write 'acknowledgements: []'",
  ],
  [
    'a rule that does not exist',
    "acknowledgements:\n  - { rule: amp/workspace-keep, path: a, reason: r, owner: o, expires: '2027-01-31' }\n",
    'ack.yaml:2:7 ReviewAcknowledgements: got amp/workspace-keep, expected one of amp/workspace-kept, amp/scraper-kept; did you mean amp/workspace-kept? (at acknowledgements[0].rule)',
  ],
  [
    'a key that does not exist',
    `acknowledgements:\n  - { ${GOOD}, expires: '2027-01-31', expiry: x }\n`,
    'ack.yaml:2:88 ReviewAcknowledgements: got the unknown key expiry, expected rule, path, reason, owner, expires; did you mean expires? (at acknowledgements[0].expiry)',
  ],
  [
    'no end',
    `acknowledgements:\n  - { ${GOOD} }\n`,
    "ack.yaml:2:5 ReviewAcknowledgements: got no expires, expected a text for 'expires'; write a day in quotes: '2027-01-31' (at acknowledgements[0])",
  ],
  [
    'a day that is none',
    `acknowledgements:\n  - { ${GOOD}, expires: soon }\n`,
    'ack.yaml:2:65 ReviewAcknowledgements: got soon, expected a day as YYYY-MM-DD; write the last day on which it holds (at acknowledgements[0].expires)',
  ],
])('%s is refused with its line', (_, text, message) => {
  expect(problems(text)).toEqual([message]);
});
