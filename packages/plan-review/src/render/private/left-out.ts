import { code } from './markdown-text.js';

/** The most names that stand in the note. */
const NAMES = 20;

/** What did not fit, by kind: counted and named, never dropped in silence. */
export class LeftOut {
  private readonly names = new Map<string, Map<string, number>>();

  /** @param kind `errors`, `stacks`: the plural of what it is */
  add(kind: string, name: string): void {
    const byName = this.names.get(kind) ?? new Map<string, number>();
    byName.set(name, (byName.get(name) ?? 0) + 1);
    this.names.set(kind, byName);
  }

  /**
   * The note, or nothing when all is there.
   *
   * @param limit what a comment holds
   * @param room bytes that the note may have
   */
  note(limit: number, room: number): string {
    if (this.names.size === 0) return '';
    const parts = [...this.names].map(([kind, byName]) => {
      const all = [...byName];
      const total = all.reduce((sum, [, count]) => sum + count, 0);
      const shown = all
        .slice(0, NAMES)
        .map(([name, count]) => `${code(name.slice(0, 60))}${count > 1 ? ` ${count}` : ''}`)
        .join(', ');
      const more = all.length > NAMES ? ` and ${all.length - NAMES} more names` : '';
      return `- ${total} ${kind}: ${shown}${more}`;
    });
    let left = room - 400;
    const fits = parts.filter((part) => (left -= Buffer.byteLength(part) + 1) >= 0);
    const rest = [...this.names.values()].slice(fits.length).flatMap((byName) => [...byName.values()]);
    const more = rest.reduce((sum, count) => sum + count, 0);
    if (more > 0) fits.push(`- ${more} more, of ${parts.length - fits.length} other kinds`);
    const why = `**Left out here, because a comment holds ${limit} bytes. The whole report is in the job's artifacts.**`;
    return ['', why, '', ...fits, ''].join('\n');
  }
}
