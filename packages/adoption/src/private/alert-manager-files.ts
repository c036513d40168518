import { isMapping } from '@promontory/vocabulary';
import { parse } from 'yaml';

/** A definition of AMP as files: the configuration as Alertmanager knows it, and templates beside it. */
export interface AlertManagerFiles {
  readonly configuration: string;
  /** Texts by name. */
  readonly templates: Readonly<Record<string, string>>;
}

/** The parts of a definition, or undefined where it is none. */
export function alertManagerFiles(definition: string): AlertManagerFiles | undefined {
  let parsed: unknown;
  try {
    parsed = parse(definition);
  } catch {
    return undefined;
  }
  if (!isMapping(parsed) || typeof parsed['alertmanager_config'] !== 'string') return undefined;
  const files = isMapping(parsed['template_files']) ? parsed['template_files'] : {};
  const texts = Object.entries(files).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  // Names become names of files: none of them may lead elsewhere.
  if (texts.some(([name]) => !/^[\w][\w.-]*$/.test(name))) return undefined;
  return { configuration: parsed['alertmanager_config'], templates: Object.fromEntries(texts) };
}
