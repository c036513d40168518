import { TerraformOutput } from 'cdktf';
import { prometheusDestinations } from '../src/prometheus-destination.js';
import { arnOf, Fixture } from './fixture.js';

const url = (id: string): string => `\${data.aws_prometheus_workspace.${id}.prometheus_endpoint}api/v1/remote_write`;

function entries(make: (fixture: Fixture) => Parameters<Fixture['join']>[0]): unknown {
  const fixture = new Fixture();
  const entry = prometheusDestinations(fixture.join(make(fixture)).destinations);
  new TerraformOutput(fixture.stack, 'entries', { staticId: true, value: entry });
  const { value } = fixture.synth().output['entries'] ?? {};
  return JSON.parse(JSON.stringify(value).replace(/_[0-9A-F]{8}\./g, '.'));
}

test('the only destination goes unnamed', () => {
  expect(entries((fixture) => [{ workspace: fixture.workspace('Here', arnOf('eu-west-1', 1)) }])).toEqual([
    { url: url('Here'), sigv4: { region: 'eu-west-1' } },
  ]);
});

test('each of several has a name, the Region of its workspace and its own identity', () => {
  const assumeRoleArn = 'arn:aws:iam::444455556666:role/given';
  expect(
    entries((fixture) => [
      { workspace: fixture.workspace('Here', arnOf('eu-west-1', 1)) },
      {
        workspace: fixture.workspace('Far', arnOf('us-east-1', 2)),
        name: 'far',
        assumeRoleArn,
        externalId: 'dev-1',
      },
    ]),
  ).toEqual([
    { name: '1', url: url('Here'), sigv4: { region: 'eu-west-1' } },
    {
      name: 'far',
      url: url('Far'),
      sigv4: { region: 'us-east-1', role_arn: assumeRoleArn, external_id: 'dev-1' },
    },
  ]);
});

test('a standby is made ready, and nothing is written to it', () => {
  const fixture = new Fixture();
  const far = arnOf('us-east-1', 2);
  const { destinations } = fixture.join([
    { workspace: fixture.workspace('Here', arnOf('eu-west-1', 1)), name: 'here' },
    { workspace: fixture.workspace('Far', far), name: 'far', standby: true },
  ]);
  expect(prometheusDestinations(destinations).map(({ name }) => name)).toEqual(['here']);
  expect(JSON.stringify(fixture.policies('Role').grants)).toContain(far);
});
