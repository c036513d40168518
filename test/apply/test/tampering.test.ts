import { createHash } from 'node:crypto';
import { copyFileSync, rmSync } from 'node:fs';
import { lane, skipped } from '../src/engine.js';
import { Repository } from '../src/repository.js';

const BUNDLE = '.promontory/plans/bundle.json';
const STACKS = { a: { groups: { one: {} } }, b: { groups: { one: {} } } };

lane(`what is not what was reviewed is refused${skipped}`, () => {
  const original = Repository.of(STACKS);
  let digest: string;
  beforeAll(async () => {
    digest = await original.planned();
  });

  /** Seals what was changed again, as somebody would who wants it applied. */
  const reseal = (repository: Repository, change: (manifest: never) => void): string => {
    const manifest = JSON.parse(repository.read(BUNDLE)) as never;
    change(manifest);
    const text = JSON.stringify(manifest);
    repository.write(BUNDLE, text);
    return `sha256:${createHash('sha256').update(text).digest('hex')}`;
  };
  const sha = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

  /** What somebody does; what it returns, if a text, is the digest that is given then. */
  type Change = (repository: Repository) => unknown;
  const cases: [string, Change, RegExp][] = [
    [
      'another digest',
      () => `sha256:${'0'.repeat(64)}`,
      /^ {2}BundleDigest: got sha256:[0-9a-f]{64}, expected sha256:0{64}; apply the bundle whose digest the review says, or review this one$/m,
    ],
    [
      'a manifest with another serial',
      (repository) => {
        const text = repository.read(BUNDLE).replace('"state": null', '"state": { "lineage": "x", "serial": 1 }');
        repository.write(BUNDLE, text);
      },
      /BundleDigest: got/,
    ],
    [
      'another plan',
      (repository) =>
        copyFileSync(repository.file('.promontory/plans/b/plan'), repository.file('.promontory/plans/a/plan')),
      /^ {2}BundleFile \(a\): got plan: sha256:\w+, expected sha256:\w+; plan and review again$/m,
    ],
    [
      'a plan that is gone',
      (repository) => rmSync(repository.file('.promontory/plans/a/plan')),
      /BundleFile \(a\): got plan: no such file/,
    ],
    [
      'other words about a plan',
      (repository) => repository.write('.promontory/plans/a/plan.json', '{}'),
      /BundleFile \(a\): got plan\.json: sha256/,
    ],
    [
      'other words about a plan, sealed again',
      (repository) => {
        const words = repository.read('.promontory/plans/a/plan.json').replace('"create"', '"no-op"');
        repository.write('.promontory/plans/a/plan.json', words);
        return reseal(repository, (manifest: { stacks: { a: { files: Record<string, string> } } }) => {
          manifest.stacks.a.files['plan.json'] = sha(words);
        });
      },
      /^ {2}BundlePlanText \(a\): got a plan\.json that says something else, expected what plan says; do not trust who made it/m,
    ],
    [
      'another environment file',
      (repository) => repository.define({ ...STACKS, a: { groups: { one: { days: 7 } } } }),
      /^ {2}BundleInputs \(a\): got sha256:\w+, expected sha256:\w+; go back to the commit that was planned, or plan and review again$/m,
    ],
    [
      'a stack more',
      (repository) => repository.define({ ...STACKS, c: { groups: { one: {} } } }),
      /BundleStacks \(c\): got a new stack, expected none/,
    ],
    [
      'a stack less',
      (repository) => repository.define({ a: STACKS.a }),
      /BundleStacks \(b\): got no such stack, expected the stack/,
    ],
    [
      'another lock file',
      (repository) => repository.write('cdktf.out/stacks/a/.terraform.lock.hcl', '# other\n'),
      /^ {2}BundleLock \(a\): got sha256:\w+, expected sha256:\w+; remove \S+\.terraform\.lock\.hcl, or plan and review again$/m,
    ],
    [
      'another version of the tool',
      (repository) =>
        reseal(repository, (manifest: { tool: { version: string } }) => {
          manifest.tool.version = '0.1.0';
        }),
      /BundleTool: got (OpenTofu|Terraform) \S+, expected (OpenTofu|Terraform) 0\.1\.0; install (OpenTofu|Terraform) 0\.1\.0, or plan and review again/,
    ],
    [
      'another version of a provider',
      (repository) =>
        reseal(repository, (manifest: { stacks: { a: { providers: object } } }) => {
          manifest.stacks.a.providers = { 'registry.opentofu.org/hashicorp/aws': '6.0.0' };
        }),
      /BundleProviders \(a\): got \{.*\}, expected \{"registry\.opentofu\.org\/hashicorp\/aws":"6\.0\.0"\}/,
    ],
    [
      'a state that somebody has changed',
      async (repository) => {
        const other = repository.copy();
        await other.apply(digest);
        const state = JSON.parse(other.read('.state/a.tfstate')) as object;
        repository.write('.state/a.tfstate', JSON.stringify(state));
      },
      /^ {2}BundleState \(a\): got serial \d+ of [0-9a-f-]+, expected no state; somebody applied in between: plan and review again; if it was a run of this bundle elsewhere, give --resume$/m,
    ],
    [
      'the bundle of another environment',
      (repository) =>
        reseal(repository, (manifest: { environment: string }) => {
          manifest.environment = 'production';
        }),
      /BundleEnvironment: got production, expected dev/,
    ],
  ];

  test.each(cases)('%s', async (_, change, message) => {
    const repository = original.copy();
    const other = await change(repository);
    const ran = await repository.apply(typeof other === 'string' ? other : digest);
    expect(ran.stderr).toMatch(message);
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(repository.done()).toEqual([]);
  });

  test('every reason is told at once', async () => {
    const repository = original.copy();
    repository.define({ a: { groups: { one: { days: 7 } } }, b: { groups: { one: { days: 7 } } } });
    repository.write('.promontory/plans/a/plan.json', '{}');
    const { stderr } = await repository.apply(digest);
    expect(stderr.match(/^ {2}\w+ \(\w+\)/gm)).toEqual([
      '  BundleFile (a)',
      '  BundleInputs (a)',
      '  BundleInputs (b)',
    ]);
  });

  test('a bundle with a moved serial is refused, and none of its stacks is applied', async () => {
    const repository = original.copy();
    await repository.apply(digest);
    repository.define({ a: { groups: { one: { days: 7 } } }, b: { groups: { one: { days: 7 } } } });
    const next = await repository.planned();
    const state = JSON.parse(repository.read('.state/b.tfstate')) as { serial: number };
    repository.write('.state/b.tfstate', JSON.stringify({ ...state, serial: state.serial + 1 }));
    const before = repository.done().length;
    const ran = await repository.apply(next);
    expect(ran.stderr).toMatch(
      new RegExp(`BundleState \\(b\\): got serial ${state.serial + 1} of \\S+, expected serial ${state.serial} of`),
    );
    expect(ran.status).toBe(1);
    expect(repository.done()).toHaveLength(before);
  });

  test('a review of a bundle whose files have changed is refused as well', async () => {
    const repository = original.copy();
    repository.write('.promontory/plans/a/plan.json', '{}');
    const ran = await repository.run(['review', 'dev', '--no-synth', '--plans']);
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(ran.stderr).toContain('BundleFile (a)');
  });

  test('what is carried elsewhere is applied from there', async () => {
    const repository = original.copy();
    const elsewhere = original.copy();
    rmSync(repository.file('.promontory'), { recursive: true });
    rmSync(repository.file('cdktf.out'), { recursive: true });
    const ran = await repository.apply(digest, {}, '--bundle', elsewhere.file('.promontory/plans'));
    expect(ran).toMatchObject({ status: 0, stdout: 'a  applied\nb  applied\n' });
    expect(repository.existing()).toEqual(['/a/one', '/b/one']);
  });
});
