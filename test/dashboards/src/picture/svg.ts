/** Text for SVG. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** As much of a text as fits, by the width that a letter has in most fonts. */
export function fit(text: string, width: number, size: number): string {
  const most = Math.max(1, Math.floor(width / (size * 0.56)));
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** A piece of text. */
export const words = (
  x: number,
  y: number,
  text: string,
  { size = 11, fill = '#3d3d45', anchor = 'start', bold = false } = {},
): string =>
  `<text x="${Math.round(x)}" y="${Math.round(y)}" font-size="${size}" fill="${fill}" text-anchor="${anchor}"${bold ? ' font-weight="600"' : ''}>${escaped(text)}</text>`;

/** Colours that lines have, one after the other. */
export const COLOURS = ['#3f8f5b', '#c98a1b', '#3a6fb0', '#b5493c', '#7a57a8', '#2b8f9c', '#8a6d3b', '#b0548a'];
