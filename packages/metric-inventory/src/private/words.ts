/** Names divided by white space. `name:h` is a histogram, `name:s` a summary: the series that each is stored as. */
export function words(text: string): string[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .flatMap((word) => {
      const [name = '', type] = word.split(':');
      if (type === 'h') return [`${name}_bucket`, `${name}_count`, `${name}_sum`];
      return type === 's' ? [name, `${name}_count`, `${name}_sum`] : [name];
    });
}
