import { clip, visibleLine } from './visible.js';

/** The longest text of others that a comment shows whole. */
const LONGEST = 1_000;

/** Text of others: no markup, no link, no mention of people, no table cell, list or line of its own. */
export function escape(text: string): string {
  return clip(visibleLine(text), LONGEST)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/([\\`*_{}[\]()#|~!$])/g, '\\$1')
    .replace(/:\/\//g, ':&#47;&#47;')
    .replace(/\bwww\./gi, (www) => `${www.slice(0, 3)}&#46;`)
    .replace(/^(\s*)([-+=]|\d+[.)])/, '$1\\$2')
    .replace(/@/g, '@\u200b');
}

/** Text of others inside of a line of HTML, where Markdown is not read. */
export function html(text: string): string {
  return clip(visibleLine(text), LONGEST)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/@/g, '@\u200b');
}

/** A name of others, in letters of one width. */
export function code(text: string): string {
  const safe = clip(visibleLine(text), LONGEST).replace(/`/g, "'").replace(/\|/g, '\\|').trim();
  return `\`${safe === '' ? '(none)' : safe}\``;
}

/** A line of others in a fence: it cannot close it. */
export function fenced(line: string): string {
  return clip(visibleLine(line), LONGEST).replace(/~~~/g, '~ ~ ~');
}

/** Bytes of a text as it is sent. */
export function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}
