/** Names divided by white space. */
export function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
