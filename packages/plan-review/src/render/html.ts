import { createHash } from 'node:crypto';
import type { EnvironmentReport, Report } from '../report.js';
import { ACTION_WORDS, changesSection } from './html/changes.js';
import { costsSection } from './html/costs.js';
import { findingsSection } from './html/findings.js';
import { html, Markup } from './html/markup.js';
import { SCRIPT } from './html/script.js';
import { STYLE } from './html/style.js';
import { topologySection } from './html/topology.js';
import { costSentence } from './private/cost-lines.js';
import { ACTIONS, amountOfFindings, openFindings, SEVERITIES, statusOf } from './words.js';

/** The report as one page that needs nothing else: a picture, findings, costs, and every change side by side. */
export function renderHtml(report: Report): string {
  const { environments } = report;
  const title = `Review of ${environments.map(({ name }) => name).join(', ')}`;
  // Nothing is loaded from anywhere, and no other script runs, whatever names and documents of others say.
  const policy = `default-src 'none'; style-src '${hash(STYLE)}'; script-src '${hash(SCRIPT)}'; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}" />
        <meta name="viewport" content="width=device-width" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        ${element('style', STYLE)}
      </head>
      <body>
        <a class="skip" href="#main">To the review</a>
        <header>
          <h1>${title}</h1>
          ${overview(report)}
        </header>
        <main id="main" tabindex="-1">${filters(report)} ${environments.map(environmentSection)}</main>
        ${element('script', SCRIPT)}
      </body>
    </html> `.text;
}

/** An element of our own text to the letter: the policy lets through what has its hash. */
function element(name: 'style' | 'script', text: string): Markup {
  return new Markup(`<${name}>${text}</${name}>`);
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** What a reviewer wants to know first: how bad, how much, how dear. */
function overview({ environments }: Report): Markup {
  const rows = environments.map((environment, index) => {
    const open = openFindings(environment);
    const found = SEVERITIES.map(
      (severity) => [severity, open.filter((one) => one.severity === severity).length] as const,
    )
      .filter(([, count]) => count > 0)
      .map(([severity, count]) => html`<span class="badge ${severity}">${amountOfFindings(count, severity)}</span> `);
    const counts = ACTIONS.map((action) => [action, sum(environment, action)] as const)
      .filter(([, count]) => count > 0)
      .map(([action, count]) => html`<span class="badge ${action}">${count} ${ACTION_WORDS[action]}</span> `);
    const known = [...new Set(environment.stacks.map(statusOf))].join('; ');
    return html`<tr>
      <th scope="row"><a href="#environment-${index}">${environment.name}</a></th>
      <td>${found.length > 0 ? found : 'none'}</td>
      <td>${counts.length > 0 ? counts : 'none'}</td>
      <td>${environment.costs ? costSentence(environment.costs) : 'not asked for'}</td>
      <td>${known}</td>
    </tr>`;
  });
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th scope="col">Environment</th>
          <th scope="col">Findings</th>
          <th scope="col">Changes</th>
          <th scope="col">Costs</th>
          <th scope="col">How it is known</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function sum({ stacks }: EnvironmentReport, action: (typeof ACTIONS)[number]): number {
  return stacks.reduce((total, { counts }) => total + counts[action], 0);
}

/** Shown by the script: without it they would do nothing. */
function filters({ environments }: Report): Markup {
  const actions = ACTIONS.filter((action) => environments.some((one) => sum(one, action) > 0));
  const boxes = actions.map(
    (action) =>
      html`<label><input type="checkbox" name="action" value="${action}" checked /> ${ACTION_WORDS[action]}</label>`,
  );
  const choice =
    environments.length > 1 &&
    html`<label
      >Environment
      <select id="environment">
        <option value="">all</option>
        ${environments.map(({ name }) => html`<option>${name}</option>`)}
      </select></label
    >`;
  return html`<div class="filters" role="search" aria-label="Changes" hidden>
    <label
      >Search <input type="search" id="search" aria-keyshortcuts="/" placeholder="path, type or text ( / )"
    /></label>
    <fieldset>
      <legend>Show</legend>
      ${boxes}
    </fieldset>
    ${choice}<button type="button" id="open">Open all</button><button type="button" id="close">Close all</button
    ><span id="status" role="status"></span>
  </div>`;
}

function environmentSection(environment: EnvironmentReport, index: number): Markup {
  return html`<article aria-labelledby="environment-${index}">
    <h2 id="environment-${index}" tabindex="-1">${environment.name}</h2>
    ${findingsSection(environment, index)}${topologySection(environment, index)}${costsSection(environment, index)}${changesSection(environment, index)}
  </article> `;
}
