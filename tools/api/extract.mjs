// Writes the public API of published packages, as their built declarations have it: of all of them, or of those named.
// Usage: node tools/api/extract.mjs FOLDER [PACKAGE…]
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const [target, ...named] = process.argv.slice(2);
const out = resolve(target);

/** As whoever imports a package compiles: from what npm gives them. */
const compilerOptions = {
  target: 'es2022',
  lib: ['es2022'],
  module: 'nodenext',
  moduleResolution: 'nodenext',
  strict: true,
  skipLibCheck: true,
  types: ['node'],
};

/** What the report leaves out: what lint and the types lane say already. */
const silent = { default: { logLevel: 'none' } };

function report(folder, manifest) {
  const configuration = ExtractorConfig.prepare({
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: join(folder, manifest.types),
      compiler: { overrideTsconfig: { compilerOptions, include: ['dist/**/*.d.ts'] } },
      apiReport: {
        enabled: true,
        reportFolder: out,
        reportTempFolder: mkdtempSync(join(tmpdir(), 'promontory-api-')),
        reportFileName: manifest.name.replace('@promontory/', ''),
        // Bases and types that are not exported by name change the API as well.
        includeForgottenExports: true,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        compilerMessageReporting: { default: { logLevel: 'error' } },
        extractorMessageReporting: silent,
        tsdocMessageReporting: silent,
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(folder, 'package.json'),
  });
  const { succeeded } = Extractor.invoke(configuration, {
    localBuild: true,
    messageCallback(message) {
      message.handled = message.logLevel !== 'error';
    },
  });
  if (!succeeded) throw new Error(`no report of ${manifest.name}: is it built? (npm run build)`);
  const file = join(out, `${manifest.name.replace('@promontory/', '')}.api.md`);
  writeFileSync(file, settled(readFileSync(file, 'utf8')));
}

/**
 * Literals in one kind of quotes, and unions of them in alphabetical order: the compiler takes either kind, and the order in
 * which it met them, which depends on what it had built before.
 */
function settled(text) {
  const literals = text.replace(/"([^'"\n]*)"/g, "'$1'");
  return literals.replace(/'[^'\n]*'(?: \| '[^'\n]*')+/g, (union) => union.split(' | ').sort().join(' | '));
}

if (named.length === 0) rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
for (const name of named.length === 0 ? readdirSync(join(ROOT, 'packages')) : named) {
  const folder = join(ROOT, 'packages', name);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  // The command has nothing to import.
  if (manifest.private !== true && manifest.types !== undefined) report(folder, manifest);
}
