/** Whether an error says that something was nested too deeply. By its name: it may come from another realm. */
export function isTooDeep(error: unknown): boolean {
  return typeof error === 'object' && error !== null && (error as { name?: unknown }).name === 'RangeError';
}
