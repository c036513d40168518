import type { Detail } from '../../diff/difference.js';
import { alike } from '../../diff/words.js';
import type { AttributeChange } from '../../report.js';
import { UNKNOWN } from '../../change.js';
import { clip } from '../private/visible.js';
import { apartFromUnknown } from '../words.js';
import { html, lines, type Markup } from './markup.js';

/** The longest text that a cell holds: more than anybody reads, and too little to stop a browser. */
const LONGEST = 20_000;

/** The attributes of one change, side by side. */
export function differencesTable(attributes: readonly AttributeChange[]): Markup {
  const { told, unknown } = apartFromUnknown(attributes);
  return html`<div class="scroll" tabindex="0" role="group" aria-label="before and after">
    <table class="diff">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      ${told.map(attributeBody)}${unknown.length > 0 && unknownBody(unknown)}
    </table>
  </div>`;
}

/** All of which is told only that apply will know it: one row. */
function unknownBody(names: readonly string[]): Markup {
  return html`<tbody>
    <tr>
      <th scope="row">${UNKNOWN}</th>
      <td colspan="2">${names.join(', ')}</td>
    </tr>
  </tbody> `;
}

function attributeBody({ attribute, before, after, replaces, meaning }: AttributeChange): Markup {
  const forces = replaces && html` <strong class="forces">forces replacement</strong>`;
  if (meaning === undefined)
    return html`<tbody>
      <tr>
        <th scope="row">${attribute}${forces}</th>
        ${sides(before, after)}
      </tr>
    </tbody> `;
  const none = html`<tr>
    <td colspan="3">Only order, layout or comments differ.</td>
  </tr>`;
  return html`<tbody>
    <tr>
      <th scope="rowgroup" colspan="3" class="attribute">${attribute}${forces}</th>
    </tr>
    ${meaning.differences.length === 0 ? none : alike(meaning.differences).map(differenceRows)}
  </tbody> `;
}

const SIGNS = { added: '+', removed: '−', changed: '~' } as const;

function differenceRows({ subject, change, details, note, names }: ReturnType<typeof alike>[number]): Markup {
  const remark = note !== undefined && html` <em>${note}</em>`;
  const which = names !== undefined && html`<br /><span class="names">${names}</span>`;
  return html`<tr class="${change}">
      <th scope="row" colspan="3">${SIGNS[change]} ${subject} <small>${change}</small>${remark}${which}</th>
    </tr>
    ${details.map(detailRow)}`;
}

function detailRow({ what, before, after }: Detail): Markup {
  return html`<tr>
    <th scope="row" class="detail">${what === '' ? 'value' : what}</th>
    ${sides(before, after)}
  </tr> `;
}

function sides(before: string | undefined, after: string | undefined): readonly Markup[] {
  const [left, right] = marked(before, after);
  return [cell(left), cell(right)];
}

function cell(content: Markup | undefined): Markup {
  return content === undefined ? html`<td class="nothing">none</td>` : html`<td><pre>${content}</pre></td>`;
}

/** Both sides, with the lines that differ marked where there are several. */
function marked(before: string | undefined, after: string | undefined): [Markup | undefined, Markup | undefined] {
  const [left, right] = [before, after].map((text) => (text === undefined ? undefined : clip(text, LONGEST)));
  if (left === undefined || right === undefined || !(left + right).includes('\n'))
    return [left === undefined ? undefined : lines(left), right === undefined ? undefined : lines(right)];
  const [was, is] = [left.split('\n'), right.split('\n')];
  const least = Math.min(was.length, is.length);
  let same = 0;
  while (same < least && was[same] === is[same]) same += 1;
  let tail = 0;
  while (tail < least - same && was.at(-1 - tail) === is.at(-1 - tail)) tail += 1;
  return [middle(was, same, tail, 'del'), middle(is, same, tail, 'ins')];
}

function middle(all: readonly string[], same: number, tail: number, as: 'del' | 'ins'): Markup {
  const end = all.length - tail;
  const [head, body, rest] = [all.slice(0, same), all.slice(same, end), all.slice(end)].map((part) =>
    lines(part.map((line) => `${line}\n`).join('')),
  );
  if (same === end) return html`${head}${rest}`;
  return as === 'del' ? html`${head}<del>${body}</del>${rest}` : html`${head}<ins>${body}</ins>${rest}`;
}
