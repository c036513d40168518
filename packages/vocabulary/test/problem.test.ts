import { formatPath, formatProblem } from '../src/problem.js';

test('a path reads as people write it', () => {
  expect(formatPath(['workspaces', 'metrics', 'topics', 0, 'a key', 'x-y'])).toBe(
    'workspaces.metrics.topics[0]."a key".x-y',
  );
  expect(formatPath([])).toBe('');
});

test('a problem names place, code, what was found, what is allowed and what to do', () => {
  const problem = {
    file: 'a.yaml',
    line: 3,
    column: 5,
    code: 'Code',
    path: ['b'],
    got: '1',
    expected: '2',
    fix: 'write 2',
  };
  expect(formatProblem(problem)).toBe('a.yaml:3:5 Code: got 1, expected 2; write 2 (at b)');
});
