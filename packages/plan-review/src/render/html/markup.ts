import { remembered } from '@promontory/vocabulary';
import { visible, visibleLine } from '../private/visible.js';

/** Markup that is finished: whatever else goes into a page is escaped. */
export class Markup {
  constructor(readonly text: string) {}
}

type Value = string | number | Markup | readonly Value[] | undefined | false;

/**
 * Markup from a template. Every value is text of others until it says that it is markup: there is no way to forget.
 * Nothing and `false` write nothing, so that parts can be left out.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(
    partsOf(strings)
      .map((text, index) => text + write(values[index]))
      .join(''),
  );
}

/** A template without its indentation: five hundred rows of it would be most of a page. */
const partsOf = remembered((strings: TemplateStringsArray) => strings.map((text) => text.replace(/\s*\n\s*/g, '\n')));

/** Text of others with its lines, for an element that keeps them. */
export function lines(text: string): Markup {
  return new Markup(escape(visible(text)));
}

function write(value: Value): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(write).join('');
  return escape(visibleLine(String(value)));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
