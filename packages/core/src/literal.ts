/**
 * Text that Terraform must take as it stands. Without this, `${…}` and `%{…}` in a rule's annotation or a Go template
 * would be read as Terraform's own interpolation.
 *
 * Do not pass text that holds cdktf tokens: they are `${…}` as well, and would be escaped with the rest.
 */
export function literal(text: string): string {
  return text.replace(/\$\{/g, '$$${').replace(/%\{/g, '%%{');
}
