import type { Change } from '../change.js';
import type { RuleFinding } from '../rule.js';
import { isKept, isOpen, list, ofType, say, textOf, textsOf } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

const PROVIDERS = 'authentication_providers';
/** Where an identity provider is described. */
const METADATA = ['idp_metadata_url', 'idp_metadata_xml'];

/** Who says who people are. */
export const grafanaSignInKept: Rule = {
  id: 'grafana/sign-in-kept',
  severity: 'error',
  summary: 'People sign in to Amazon Managed Grafana another way, or cannot any more.',
  why: 'Whoever says who people are says who is an admin. A way in that goes locks out its people, in the middle of an incident perhaps.',
  fix: 'Add the new way, move everybody, then take the old one away. A new address of SAML metadata belongs to the same provider, or is a change of its own.',
  check: ({ changes }) => [
    ...ofType(changes, 'aws_grafana_workspace').filter(isKept).flatMap(providers),
    ...ofType(changes, 'aws_grafana_workspace_saml_configuration').flatMap(saml),
  ],
};

function providers(change: Change): RuleFinding[] {
  const [was, is] = [change.before, change.after].map((side) => textsOf(side, PROVIDERS)) as [string[], string[]];
  if (is.some(isOpen)) return [say(change, 'Who signs in how cannot be told.', 'warning')];
  const gone = was.filter((one) => !is.includes(one));
  const come = is.filter((one) => !was.includes(one));
  return [
    ...(gone.length === 0 ? [] : [say(change, `Nobody signs in by ${list(gone)} any more.`)]),
    ...(come.length === 0 ? [] : [say(change, `People sign in by ${list(come)} as well.`, 'warning')]),
  ];
}

function saml(change: Change): RuleFinding[] {
  if (change.action === 'delete') return [say(change, 'SAML is no longer set up: nobody signs in by it.')];
  if (!isKept(change)) return [];
  return METADATA.flatMap((key) => {
    const [was, is] = [textOf(change.before, key), textOf(change.after, key)];
    if (was === is) return [];
    return isOpen(is)
      ? [say(change, 'Which identity provider says who people are cannot be told.', 'warning')]
      : [say(change, `Another identity provider may say who people are: ${key} changes.`)];
  });
}
