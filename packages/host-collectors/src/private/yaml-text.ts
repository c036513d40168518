import { protectTexts } from '@promontory/helm';
import { stringify } from 'yaml';

/** A value as YAML that wastes no room: parameters and user data hold a few kilobytes. */
export function yamlText(value: unknown): string {
  return stringify(value, {
    lineWidth: 0,
    indent: 1,
    indentSeq: false,
    aliasDuplicateObjects: false,
    compat: 'yaml-1.1',
  });
}

/** The same for an argument: Terraform passes it on as it stands, references filled in. */
export function argumentText(value: unknown): string {
  return yamlText(protectTexts(value));
}

// A reference is a marker of cdktf until synthesis; what Terraform puts there is an address or an ARN.
const REFERENCE = /\$\{TfToken\[[^\]]+\]\}/g;

/** The bytes of a text once Terraform has filled it in, references counted as an address of AMP. */
export function filledBytes(text: string): number {
  return new TextEncoder().encode(text.replace(REFERENCE, 'x'.repeat(110))).length;
}
