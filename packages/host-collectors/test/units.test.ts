import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { Fixture } from './fixture.js';
import { needing, verdict } from './programs.js';

const UNIT = '/etc/systemd/system/amp-collector.service';
const INSTALL = '/usr/local/sbin/install-amp-collector';

const made: readonly [string, (fixture: Fixture) => unknown][] = [
  ['Prometheus', (fixture) => fixture.prometheus({ program: { ...INSTALLED, path: '/bin/true' } })],
  ['ADOT', (fixture) => fixture.adot()],
];
const INSTALLED = { kind: 'installed', version: '3.14.0' } as const;

const { run, note } = needing('systemd-analyze');

describe.each(made)('%s', (_, make) => {
  run(`systemd takes the unit${note}`, () => {
    const fixture = new Fixture();
    make(fixture);
    const unit = fixture.files()[UNIT]?.content ?? '';
    expect(verdict('systemd-analyze', ['verify', '--man=no'], 'amp-collector.service', unit)).toBe('');
    // It would tell.
    const broken = unit.replace('ExecStart=/bin/true', 'ExecStart=/nowhere');
    expect(verdict('systemd-analyze', ['verify', '--man=no'], 'amp-collector.service', broken)).toContain('/nowhere');
  });

  test('a shell takes the script, and the file is one that may run', () => {
    const fixture = new Fixture();
    make(fixture);
    const file = fixture.files()[INSTALL];
    expect(file?.permissions).toBe('0755');
    expect(verdict('sh', ['-n'], 'install', file?.content ?? '')).toBe('');
    expect(fixture.userData()).toMatch(/^#cloud-config\nwrite_files:\n/);
  });
});

describe('the script, run with a package that curl hands over', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'promontory-install-'));
    mkdirSync(join(folder, 'prometheus-3'));
    writeFileSync(join(folder, 'prometheus-3', 'prometheus'), 'a program');
    spawnSync('tar', ['-czf', join(folder, 'package'), '-C', folder, 'prometheus-3']);
    mkdirSync(join(folder, 'bin'));
    const stub = (name: string, script: string): void => {
      writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${script}\n`);
      chmodSync(join(folder, 'bin', name), 0o755);
    };
    stub('curl', `while [ "$1" != --output ]; do shift; done; cp ${folder}/package "$2"`);
    stub('cloud-init', 'echo i-0123');
    stub('systemctl', `echo "$@" >>${folder}/systemctl.log`);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function install(sha256: string) {
    const fixture = new Fixture();
    const url = 'https://example.com/prometheus.tar.gz';
    fixture.prometheus({ program: { kind: 'download', version: '3.14.0', url, sha256 } });
    const script = (fixture.files()[INSTALL]?.content ?? '')
      .replaceAll('/opt/amp-collector', join(folder, 'opt'))
      .replaceAll('/etc/amp-collector', join(folder, 'etc'));
    const env = { PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}` };
    return spawnSync('sh', ['-c', script], { encoding: 'utf8', env });
  }

  test('what is meant is unpacked and started, and knows the name of its server', () => {
    const sha256 = createHash('sha256')
      .update(readFileSync(join(folder, 'package')))
      .digest('hex');
    expect(install(sha256)).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(join(folder, 'opt', 'prometheus'), 'utf8')).toBe('a program');
    expect(readFileSync(join(folder, 'etc', 'instance.env'), 'utf8')).toBe('INSTANCE_ID=i-0123\n');
    expect(readFileSync(join(folder, 'systemctl.log'), 'utf8')).toBe(
      'daemon-reload\nenable --now amp-collector.service\n',
    );
  });

  test('anything else is not, and nothing is started', () => {
    const ran = install('0'.repeat(64));
    expect(ran.status).not.toBe(0);
    expect(`${ran.stdout}${ran.stderr}`).toContain('FAILED');
    expect(existsSync(join(folder, 'opt'))).toBe(false);
    expect(existsSync(join(folder, 'systemctl.log'))).toBe(false);
  });
});
