import type { CostReport } from '../../costs.js';
import type { EnvironmentReport } from '../../report.js';
import { amountOf } from '../../private/costs/money.js';
import { costLines, costSentence, pricesAsOf } from '../private/cost-lines.js';
import { html, type Markup } from './markup.js';

/** What a month comes to: the sentence, the bill before and after, the jobs, and what is not in the numbers. */
export function costsSection({ name, costs }: EnvironmentReport, index: number): Markup | undefined {
  if (costs === undefined) return undefined;
  const { estimate } = costs;
  return html`<section aria-labelledby="costs-${index}">
    <h3 id="costs-${index}">Costs of ${name}</h3>
    <p>${costSentence(costs)}.</p>
    ${
      estimate !== undefined &&
      html`<div class="columns">${bill(costs)}${jobs(costs)}</div>
        ${list('Taken, because nothing was said', estimate.assumed)}${list('Not counted', estimate.notCounted)}
        <p class="quiet">An estimate from list prices of ${pricesAsOf(costs)} in US dollars, without tax.</p>`
    }
  </section> `;
}

function bill(costs: CostReport): Markup {
  const compared = costs.difference !== undefined;
  const rows = costLines(costs).map(
    ({ what, of, before, after, changed }) =>
      html`<tr class="${changed ? 'changed' : ''}">
        <th scope="row">${changed && '~ '}${what}<br /><small>${of}</small></th>
        ${compared && html`<td class="number">${before}</td>`}
        <td class="number">${after}</td>
      </tr>`,
  );
  return html`<table>
    <caption>
      The bill, a month
    </caption>
    <thead>
      <tr>
        <th scope="col">For</th>
        ${compared && html`<th scope="col">Before</th>`}
        <th scope="col">${compared ? 'After' : 'Amount'}</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function jobs({ estimate }: CostReport): Markup {
  const rows = (estimate?.jobs ?? []).map(
    ({ cluster, job, activeSeries, intervalSeconds }) =>
      html`<tr>
        <th scope="row">${job}<br /><small>${cluster}</small></th>
        <td class="number">${activeSeries === undefined ? 'not known' : amountOf(activeSeries)}</td>
        <td class="number">${intervalSeconds} s</td>
      </tr>`,
  );
  return html`<table>
    <caption>
      Active series
    </caption>
    <thead>
      <tr>
        <th scope="col">Job</th>
        <th scope="col">Series</th>
        <th scope="col">Every</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function list(title: string, texts: readonly string[]): Markup | undefined {
  if (texts.length === 0) return undefined;
  return html`<details>
    <summary>${title} (${texts.length})</summary>
    <ul>
      ${texts.map((text) => html`<li>${text}</li>`)}
    </ul>
  </details>`;
}
