/** Queries are laid out over several lines in the source; a line break within quotes is none of ours. */
export const oneLine = (expression: string): string => expression.trim().replace(/\s*\n\s*/g, ' ');
