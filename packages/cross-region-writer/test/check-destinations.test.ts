import { checkDestinations } from '../src/check-destinations.js';
import type { WriteDestination } from '../src/destination.js';
import { arnOf, Fixture } from './fixture.js';

const GIVEN = 'arn:aws:iam::444455556666:role/given';

function check(make: (fixture: Fixture) => readonly WriteDestination[]): void {
  const fixture = new Fixture();
  checkDestinations(fixture.stack, 'Code', { destinations: make(fixture) });
}

const here = (fixture: Fixture): Pick<WriteDestination, 'workspace'> => ({
  workspace: fixture.workspace('Here', arnOf('eu-west-1', 1)),
});
const far = (fixture: Fixture): Pick<WriteDestination, 'workspace'> => ({
  workspace: fixture.workspace('Far', arnOf('us-east-1', 2)),
});

test.each<[string, (fixture: Fixture) => readonly WriteDestination[], string]>([
  ['none', () => [], "got no destinations, expected at least one workspace; add one to 'destinations'"],
  [
    'standbys alone',
    (fixture) => [{ ...here(fixture), standby: true }],
    "got nothing but standbys, expected at least one destination that is written to; take 'standby' away from one",
  ],
  [
    'a workspace twice',
    (fixture) => {
      const one = here(fixture);
      return [one, { ...one, name: 'again' }];
    },
    'got the workspace test/Here a second time, expected each workspace once: it would store every sample twice; remove one of the two',
  ],
  [
    'a name twice',
    (fixture) => [here(fixture), { ...far(fixture), name: '1' }],
    "got a second destination 1, expected each name once; change the destination's 'name'",
  ],
  [
    'two ways to write',
    (fixture) => [
      {
        ...here(fixture),
        assumeRoleArn: GIVEN,
        account: { provider: fixture.provider, writerAccount: '1'.repeat(12) },
      },
    ],
    "got 'assumeRoleArn' and 'account', expected a role that is there, or one that is made; remove one of the two",
  ],
  [
    'what is no role',
    (fixture) => [{ ...here(fixture), assumeRoleArn: 'arn:aws:iam::444455556666:user/given' }],
    "got assumeRoleArn arn:aws:iam::444455556666:user/given, expected the ARN of an IAM role; change 'assumeRoleArn'",
  ],
  [
    'an external id for nobody',
    (fixture) => [{ ...here(fixture), externalId: 'x' }],
    "got externalId without assumeRoleArn, expected both or neither; add 'assumeRoleArn'",
  ],
])('%s: refused', (_, make, message) => {
  expect(() => check(make)).toThrow(new Error(`Code: ${message} (at test)`));
});

test('several Regions and accounts are taken', () => {
  expect(() =>
    check((fixture) => [here(fixture), { ...far(fixture), assumeRoleArn: GIVEN, externalId: 'x' }]),
  ).not.toThrow();
});
