// `npm run function:update`: the code of the Lambda function, as text that the construct carries with it. Kept in git, so
// that a synthesis needs no build, no file beside the app's own bundle and no network, and writes the same bytes anywhere.
import { build } from 'esbuild';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const FILE = join(ROOT, 'packages', 'metric-stream', 'src', 'private', 'function-code.ts');

/** The function in one file, readable: what is deployed can be reviewed. And the licences of what is in it. */
export async function functionCode() {
  const { outputFiles, metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['packages/metric-stream-function/src/main.ts'],
    outfile: 'main.js',
    write: false,
    metafile: true,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    // ES modules where a library has them: from those the unused nine tenths are left out.
    mainFields: ['module', 'main'],
    conditions: ['@promontory/source', 'module'],
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  return { code: outputFiles[0].text, licences: licencesOf(metafile) };
}

/** The libraries of a bundle with their licences, each text once. */
function licencesOf(metafile) {
  const [{ inputs }] = Object.values(metafile.outputs);
  const folders = Object.keys(inputs)
    .filter((input) => inputs[input].bytesInOutput > 0)
    .flatMap((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []);
  const libraries = [...new Set(folders)].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(ROOT, folder)).find((entry) => /^licen[cs]e/i.test(entry));
    if (file === undefined) throw new Error(`${name} has no licence file`);
    return { name, version, license, text: readFileSync(join(ROOT, folder, file), 'utf8').trim() };
  });
  const texts = [...new Set(libraries.map(({ text }) => text))];
  const list = libraries.map(
    ({ name, version, license, text }) => `${name} ${version}: ${license}, text ${texts.indexOf(text) + 1}`,
  );
  return [...list, ...texts.flatMap((text, index) => ['', `-- text ${index + 1} --`, '', text]), ''].join('\n');
}

/** The module that holds both. One line of text is one line here: what an update changes can be seen. */
export async function functionModule() {
  const { code, licences } = await functionCode();
  const constant = (name, text) =>
    `// prettier-ignore\nexport const ${name} = [\n${text
      .split('\n')
      .map((line) => `  ${JSON.stringify(line)},\n`)
      .join('')}].join('\\n');\n`;
  return [
    '// Written by `npm run function:update` from packages/metric-stream-function: change it there.',
    '',
    '/** The function, `main.handler`. */',
    constant('FUNCTION_CODE', code),
    '/** What the libraries in it ask to be passed on. */',
    constant('FUNCTION_LICENCES', licences),
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(FILE, (await functionModule()).trimEnd() + '\n');
