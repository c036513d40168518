import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildCli, CLI, Repository } from './repository.js';

jest.setTimeout(120_000);

const repository = new Repository();
beforeAll(() => {
  buildCli();
  repository.environment('dev');
  repository.environment('production');
  // As it is installed: a program of that name on PATH.
  repository.write('bin/promontory', `#!/bin/sh\nexec '${process.execPath}' '${CLI}' "$@"\n`, 0o755);
});

const complete = (...words: string[]): string[] =>
  repository.run(['__complete', ...words]).stdout.split('\n').slice(0, -1).map((line) => line.split('\t')[0] ?? ''); // prettier-ignore

test.each<[string[], string[]]>([
  [['pl'], ['plan']],
  [['--v'], ['--version']],
  [
    ['synth', ''],
    ['dev', 'production'],
  ],
  [['plan', 'dev', ''], ['production']],
  [['plan', 'dev', '--st'], ['--stack']],
  [['plan', '--json', '--js'], []],
  [['plan', '--stack', 'p'], []],
  [['init', '--collector', 'm'], ['managed-scraper']],
  [['doctor', '--environment', 'd'], ['dev']],
  [
    ['query', ''],
    ['dev', 'production'],
  ],
  [['query', '--limit', '3', 'dev', ''], []],
  [
    ['completion', ''],
    ['bash', 'zsh', 'fish'],
  ],
  [['explain', 'amp/ret'], ['amp/retention-kept']],
  [['explain', 'BundleDi'], ['BundleDigest']],
  [['explain', 'costs.budget.'], expect.arrayContaining(['costs.budget.dollarsPerMonth']) as string[]],
  [['explain', 'amp/retention-kept', ''], []],
  [['nothing', ''], []],
  [[], expect.arrayContaining(['validate', 'completion', '--help']) as string[]],
])('after %j come %j', (words, expected) => {
  expect(complete(...words)).toEqual(expected);
});

test('a flag comes with what it means; outside of a repository nothing comes, and no error', () => {
  expect(repository.run(['__complete', 'plan', '--st']).stdout).toBe('--stack\tPlan this stack alone.\n');
  const outside = spawnSync(process.execPath, [CLI, '__complete', 'synth', ''], { cwd: '/', encoding: 'utf8' });
  expect(outside).toMatchObject({ status: 0, stdout: '', stderr: '' });
});

test('a shell that is not known is refused', () => {
  expect(repository.run(['completion', 'tcsh'])).toEqual({ status: 2, stdout: '', stderr: "promontory: the shell is one of bash, zsh, fish, not 'tcsh'\n" }); // prettier-ignore
  expect(repository.run(['completion']).status).toBe(2);
});

/** A shell that is driven as its user would: what Tab brings. */
function inShell(shell: string, args: readonly string[]): { readonly out: string; readonly error: string } {
  const PATH = `${join(repository.folder, 'bin')}:${process.env['PATH']}`;
  const ran = spawnSync(shell, args, {
    cwd: repository.folder,
    encoding: 'utf8',
    timeout: 60_000,
    env: { ...process.env, PATH },
  });
  return { out: ran.stdout, error: ran.stderr };
}

const there = (shell: string): boolean => spawnSync(shell, ['--version']).error === undefined;
const withShell = (shell: string): jest.It => (there(shell) || process.env['CI'] === 'true' ? test : test.skip);
const named = (shell: string): string => `${shell} completes${there(shell) ? '' : ` (SKIPPED: no ${shell})`}`;

withShell('bash')(named('bash'), () => {
  const script = `eval "$(promontory completion bash)"; COMP_WORDS=(promontory plan dev ''); COMP_CWORD=3; _promontory; printf '%s,' "\${COMPREPLY[@]}"; complete -p promontory`;
  expect(inShell('bash', ['--norc', '-c', script])).toEqual({
    out: 'production,complete -o default -F _promontory promontory\n',
    error: '',
  });
});

withShell('fish')(named('fish'), () => {
  const script = "promontory completion fish | source; complete --do-complete 'promontory plan dev '";
  expect(inShell('fish', ['--no-config', '-c', script])).toEqual({ out: 'production\n', error: '' });
  const flags = "promontory completion fish | source; complete --do-complete 'promontory plan --st'";
  expect(inShell('fish', ['--no-config', '-c', flags]).out).toBe('--stack\tPlan this stack alone.\n');
});

withShell('zsh')(named('zsh'), () => {
  // The completion system wants a terminal: zsh's own pseudo-terminal is one.
  const script = `
zmodload zsh/zpty
zpty shell 'PS1= zsh -f -i'
zpty -w shell 'autoload -Uz compinit && compinit -D -u; eval "$(promontory completion zsh)"; print READY'
zpty -r shell seen '*READY*READY*' || exit 1
zpty -w -n shell $'promontory synth prod\\t'
zpty -r shell seen '*production*' && print COMPLETED
zpty -d shell`;
  expect(inShell('zsh', ['-f', '-c', script]).out).toContain('COMPLETED');
});
