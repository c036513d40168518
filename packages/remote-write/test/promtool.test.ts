import { keepClusterLabel } from '../src/cluster-label.js';
import { renderRemoteWrite } from '../src/render.js';
import { DESTINATION, EVERY } from './every-setting.js';
import { NOTE, promtool, withPromtool } from './promtool.js';

const scrape_configs = [{ job_name: 'own', static_configs: [{ targets: ['10.0.0.1:80'] }] }];
// Debian's promtool is older than these two.
const { sampleAgeLimit: _age, assumeRole, ...OLDER } = EVERY;

withPromtool.each([
  ['the defaults', renderRemoteWrite(DESTINATION)],
  ['one of several', renderRemoteWrite({ ...DESTINATION, name: 'far' })],
  [
    'every setting that it knows',
    renderRemoteWrite(DESTINATION, { ...OLDER, assumeRole: { roleArn: assumeRole.roleArn } }),
  ],
  ['what a proxy signs', renderRemoteWrite({ ...DESTINATION, url: 'http://localhost:8005/x', signedElsewhere: true })],
])(`promtool takes %s${NOTE}`, (_, entry) => {
  expect(promtool({ scrape_configs, remote_write: [entry] })).toBe('');
});

withPromtool(`promtool takes jobs that keep the label of the cluster${NOTE}`, () => {
  expect(promtool({ scrape_configs: keepClusterLabel(scrape_configs) })).toBe('');
});

withPromtool(`promtool would notice a setting of another name${NOTE}`, () => {
  const entry = { ...renderRemoteWrite(DESTINATION), queueConfig: {} };
  expect(promtool({ scrape_configs, remote_write: [entry] })).toContain('queueConfig');
});
