import type { EnvironmentReport, Finding } from '../../report.js';
import { groupsOf, openFindings } from '../words.js';
import { html, type Markup } from './markup.js';

const SIGNS = { error: '✖', warning: '▲', info: 'ℹ' } as const;

/** What the rules found, worst first; what somebody has accepted stands below, folded. */
export function findingsSection(environment: EnvironmentReport, index: number): Markup {
  const open = openFindings(environment);
  const accepted = environment.findings.filter(({ acknowledged }) => acknowledged !== undefined);
  return html`<section aria-labelledby="findings-${index}">
    <h3 id="findings-${index}">Findings of ${environment.name}</h3>
    ${
      open.length === 0
        ? html`<p class="quiet">Nothing that a rule would object to.</p>`
        : html`<ul class="findings">
            ${groupsOf(open).map(group)}
          </ul>`
    }
    ${
      accepted.length > 0 &&
      html`<details class="accepted">
        <summary>${accepted.length} acknowledged</summary>
        <ul class="findings">
          ${accepted.map(item)}
        </ul>
      </details>`
    }
  </section> `;
}

/** What one rule finds: each place with what is found there, and once why it matters. */
function group(all: readonly [Finding, ...Finding[]]): Markup {
  if (all.length === 1) return item(all[0]);
  const [{ rule, severity, why, fix }] = all;
  return html`<li class="finding ${severity}" data-severity="${severity}">
    <p>
      <span class="badge ${severity}"><span aria-hidden="true">${SIGNS[severity]}</span> ${severity}</span>
      <code>${rule}</code> ${all.length} times
    </p>
    <p class="why">${why} <strong>${fix}</strong></p>
    <ul class="places">
      ${all.map(({ path, message }) => html`<li><code class="path">${path}</code> ${message}</li> `)}
    </ul>
  </li> `;
}

function item({ rule, severity, path, message, why, fix, acknowledged }: Finding): Markup {
  const accepted =
    acknowledged &&
    html`<p>Acknowledged by ${acknowledged.owner} until ${acknowledged.expires}: ${acknowledged.reason}</p>`;
  return html`<li class="finding ${severity}" data-severity="${severity}">
    <p>
      <span class="badge ${severity}"><span aria-hidden="true">${SIGNS[severity]}</span> ${severity}</span>
      <code>${rule}</code> at <code class="path">${path}</code>
    </p>
    <p class="message">${message}</p>
    <p class="why">${why} <strong>${fix}</strong></p>
    ${accepted}
  </li> `;
}
