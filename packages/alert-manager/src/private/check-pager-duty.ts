import { didYouMean, isMapping, kindOf, parseArn, type Path } from '@promontory/vocabulary';
import { PAGER_DUTY_KEYS, SECRET_KEYS } from '../configuration.js';
import type { AlertManagerContext } from '../parse-alert-manager.js';
import type { Report } from './report.js';

const CODE = 'AlertManagerPagerDutyKey';
const FORM = "'secret:NAME', or aws_secrets_manager with the ARN of a secret";

/** Delivery to PagerDuty: one integration key, which stands in Secrets Manager and nowhere else. */
export function checkPagerDuty(report: Report, config: unknown, at: Path, context: AlertManagerContext): void {
  if (!isMapping(config)) {
    report.add('AlertManagerKind', at, kindOf(config), 'a mapping', "write 'routing_key: secret:NAME'");
    return;
  }
  report.unknownKeys(config, PAGER_DUTY_KEYS, at, 'pagerduty_configs');
  const [key, second] = SECRET_KEYS.filter((name) => name in config);
  if (key === undefined) {
    report.add(CODE, at, 'no key', 'routing_key (Events API v2) or service_key (v1)', "add 'routing_key: secret:NAME'");
    return;
  }
  if (second !== undefined) {
    report.add(CODE, at, `${key} and ${second}`, 'one of the two', 'keep the one that the integration was made with');
  }
  checkKey(report, config[key], [...at, key], context);
}

function checkKey(report: Report, value: unknown, at: Path, context: AlertManagerContext): void {
  if (typeof value === 'string') {
    const name = /^secret:(.*)$/.exec(value)?.[1];
    if (name !== undefined) checkName(report, name, at, context.secrets ?? []);
    // Never the value: it may be the key itself.
    else report.add(CODE, at, 'a key in plain text', FORM, 'put the key into Secrets Manager and name the secret');
    return;
  }
  const reference = isMapping(value) ? value['aws_secrets_manager'] : undefined;
  if (!isMapping(reference)) {
    report.add(CODE, at, kindOf(value), FORM, 'put the key into Secrets Manager and name the secret');
    return;
  }
  const inside = [...at, 'aws_secrets_manager'];
  report.unknownKeys(reference, ['secret_arn', 'secret_key', 'refresh_interval'], inside, 'aws_secrets_manager');
  checkArn(report, reference['secret_arn'], inside, context);
  if (typeof reference['secret_key'] !== 'string' || reference['secret_key'] === '') {
    const got = kindOf(reference['secret_key']);
    report.add(CODE, [...inside, 'secret_key'], got, "the name of a field in the secret's JSON", "write 'secret_key'");
  }
  const refresh = reference['refresh_interval'];
  if (refresh !== undefined) report.duration(refresh, [...inside, 'refresh_interval']);
}

function checkName(report: Report, name: string, at: Path, secrets: readonly string[]): void {
  if (secrets.includes(name)) return;
  const near = didYouMean(name, secrets);
  const declared = secrets.length === 0 ? 'a declared secret (there is none)' : `one of ${secrets.join(', ')}`;
  const fix = near === undefined ? "declare it under 'pagerDuty'" : `did you mean secret:${near}?`;
  report.add(CODE, at, `secret:${name}`, declared, fix);
}

function checkArn(report: Report, value: unknown, inside: Path, { region, account }: AlertManagerContext): void {
  const at = value === undefined ? inside : [...inside, 'secret_arn'];
  const add = (got: string, expected: string, fix: string): void => report.add(CODE, at, got, expected, fix);
  const arn = typeof value === 'string' ? parseArn(value) : undefined;
  if (arn?.service !== 'secretsmanager') {
    add(value === undefined ? 'no secret_arn' : 'no ARN of a secret', FORM, 'copy the ARN of the secret');
  } else if (account !== undefined && arn.account !== account) {
    add(`a secret of account ${arn.account}`, `a secret of account ${account}, the workspace's`, 'copy the key there');
  } else if (arn.region !== region) {
    add(`a secret in ${arn.region}`, `a secret in ${region}, the workspace's Region`, 'copy the key there');
  }
}
