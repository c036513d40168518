import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { synthesize } from '../src/synthesize.js';
import { engines, mustRun, ROOT, unavailable } from '../src/tofu.js';
import { environmentsIn, Workdir } from '../src/workdir.js';

// What users deploy by every engine; cases that only show one thing each by the first.
const cases = [
  ...environmentsIn(join(ROOT, 'environments')).flatMap((folder) => engines.map((engine) => ({ folder, engine }))),
  ...environmentsIn(join(__dirname, '..', 'environments')).flatMap((folder) =>
    engines.slice(0, 1).map((engine) => ({ folder, engine })),
  ),
].map(({ folder, engine }) => [relative(ROOT, folder), engine.name, folder, engine] as const);

if (unavailable !== undefined) {
  // Loud where it cannot run, red where it could.
  (mustRun ? test : test.skip)(`SKIPPED, nothing was planned: ${unavailable}`, () => {
    throw new Error(unavailable);
  });
} else {
  describe.each(cases)('%s, by %s', (_environment, _engine, folder, engine) => {
    let workdir: Workdir;

    beforeAll(() => {
      workdir = new Workdir(synthesize(folder), engine);
    });

    /** Fails with the whole output: a bare exit code helps nobody. */
    const expectStatus = (stack: string, status: number, ...args: string[]): string => {
      const ran = workdir.tofu(stack, ...args);
      if (ran.status !== status) {
        throw new Error(
          `${basename(folder)}: ${args.join(' ')} of ${stack} ended with ${ran.status}, not ${status}:\n${ran.output}`,
        );
      }
      return ran.output;
    };

    test('every stack is initialised and valid', () => {
      expect(workdir.stacks.length).toBeGreaterThan(0);
      for (const stack of workdir.stacks) {
        expectStatus(stack, 0, 'init', '-input=false', '-no-color');
        expect(JSON.parse(workdir.tofu(stack, 'validate', '-json').output)).toMatchObject({
          valid: true,
          warning_count: 0,
        });
      }
    });

    test('every stack is planned and applied, in the order of its dependencies, and a second plan is empty', () => {
      for (const stack of workdir.stacks) {
        expectStatus(stack, 2, 'plan', '-input=false', '-no-color', '-detailed-exitcode', '-out=plan');
        expectStatus(stack, 0, 'apply', '-input=false', '-no-color', 'plan');
        expectStatus(stack, 0, 'plan', '-input=false', '-no-color', '-detailed-exitcode');
      }
    });

    test('a protected workspace refuses to be destroyed, and without the guard everything goes', () => {
      for (const stack of [...workdir.stacks].reverse()) {
        const file = join(workdir.folder(stack), 'cdk.tf.json');
        const json = readFileSync(file, 'utf8');
        if (json.includes('"prevent_destroy": true')) {
          const output = expectStatus(stack, 1, 'destroy', '-auto-approve', '-no-color');
          expect(output).toContain('Instance cannot be destroyed');
          writeFileSync(file, json.replaceAll('"prevent_destroy": true', '"prevent_destroy": false'));
        }
        expectStatus(stack, 0, 'destroy', '-auto-approve', '-no-color');
        expect(expectStatus(stack, 0, 'state', 'list')).toBe('');
      }
    });
  });
}
