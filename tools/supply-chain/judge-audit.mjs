const SEVERITIES = ['info', 'low', 'moderate', 'high', 'critical'];

/**
 * What of a report of `npm audit --json` holds up a release, and which exceptions have run out or excuse nothing.
 *
 * @param report npm's report, version 2
 * @param policy what policy.yaml says
 * @param today the day, as YYYY-MM-DD
 * @returns one line for each problem
 */
export function judgeAudit(report, policy, today) {
  if (report?.auditReportVersion !== 2 || typeof report.vulnerabilities !== 'object') {
    return [`npm audit gave no report of version 2: ${report?.message ?? 'nothing to read'}`];
  }
  const least = SEVERITIES.indexOf(policy.failOn);
  const found = new Map();
  for (const { via } of Object.values(report.vulnerabilities)) {
    // A text is the name of another package of the report, which has the advisory itself.
    for (const advisory of via.filter((one) => typeof one === 'object')) found.set(advisoryId(advisory), advisory);
  }
  const problems = [];
  for (const [id, { name, severity, title, url }] of found) {
    const excuse = policy.advisories.find((one) => one.id === id && one.package === name);
    if (excuse !== undefined && excuse.until >= today) continue;
    if (excuse !== undefined) problems.push(`${id} (${name}): its exception ran out on ${excuse.until}`);
    else if (SEVERITIES.indexOf(severity) >= least) problems.push(`${id} (${name}, ${severity}): ${title}; ${url}`);
  }
  for (const { id, package: name } of policy.advisories) {
    if (found.get(id)?.name !== name) problems.push(`${id} (${name}): excepted, and not found any more`);
  }
  return problems.sort();
}

function advisoryId({ url, source }) {
  return /GHSA(-[0-9a-z]{4}){3}/.exec(url ?? '')?.[0] ?? String(source);
}
