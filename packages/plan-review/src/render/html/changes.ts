import type { Action } from '../../change.js';
import type { EnvironmentReport, ReportedChange, StackReport } from '../../report.js';
import { countsOf, SIGNS, statusOf } from '../words.js';
import { differencesTable } from './differences.js';
import { html, type Markup } from './markup.js';

/** What happens, in words: no colour says it alone. */
export const ACTION_WORDS: Readonly<Record<Action, string>> = {
  replace: 'replaced',
  delete: 'deleted',
  forget: 'forgotten',
  update: 'changed',
  create: 'created',
  move: 'moved',
};

/** The anchor of a stack's changes. */
export function anchorOf(environment: number, stack: number): string {
  return `changes-${environment}-${stack}`;
}

/** The changes of an environment, stack by stack, folded. */
export function changesSection({ name, stacks }: EnvironmentReport, index: number): Markup {
  return html`<section aria-labelledby="changes-${index}">
    <h3 id="changes-${index}">Changes of ${name}</h3>
    ${stacks.map((stack, at) => (stack.changes.length === 0 ? undefined : stackSection(name, stack, anchorOf(index, at))))}
    ${withoutChanges(stacks.filter(({ changes }) => changes.length === 0))}
  </section> `;
}

/** Of a fleet hardly any stack changes: many that do not are folded. */
function withoutChanges(stacks: readonly StackReport[]): Markup | undefined {
  if (stacks.length === 0) return undefined;
  const names = stacks.map((stack) => html`<code>${stack.id}</code> (${statusOf(stack)}) `);
  return stacks.length > FEW
    ? html`<details class="quiet">
        <summary>Without changes: ${stacks.length} stacks</summary>
        ${names}
      </details>`
    : html`<p class="quiet">Without changes: ${names}</p>`;
}

const FEW = 10;

function stackSection(environment: string, stack: StackReport, anchor: string): Markup {
  return html`<div class="stack">
    <h4 id="${anchor}" tabindex="-1"><code>${stack.id}</code> <small>${countsOf(stack)}; ${statusOf(stack)}</small></h4>
    <ul class="changes">
      ${stack.changes.map((change) => item(environment, change))}
    </ul>
  </div> `;
}

function item(environment: string, { path, address, type, action, attributes }: ReportedChange): Markup {
  const title = html`<span class="badge ${action}"
      ><span aria-hidden="true">${SIGNS[action]}</span> ${ACTION_WORDS[action]}</span
    >
    <code class="path">${path}</code> <span class="type">${type}</span>`;
  const body =
    attributes.length === 0
      ? html`<div class="summary">${title}</div>`
      : html`<details>
          <summary>${title}</summary>
          ${path !== address && html`<p class="address">${address}</p>`}${differencesTable(attributes)}
        </details>`;
  return html`<li class="change" data-action="${action}" data-environment="${environment}">${body}</li> `;
}
