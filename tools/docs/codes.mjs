// `npm run docs:codes`: packages/cli/src/private/codes.ts, what `promontory explain <code>` says, from the code itself.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import ts from 'typescript';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const FILE = join(ROOT, 'packages', 'cli', 'src', 'private', 'codes.ts');

const CODE = /^[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+$/;
/** Who is given a code first, and what is expected and what to do last. */
const TELLS = /^(?:refuse|add|report|problem|reject|finding)$|Error$/;
/** How codes begin that helpers of a package are given. */
const FAMILY = /^(?:Ack|Adot|AlertManager|Amp|Config|MetricStream|Mixins|RemoteWrite|Review|ScrapeConfig)[A-Z]/;

/** Text as it is written; what is only known when it runs is left open. */
function textOf(node) {
  if (node === undefined) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…');
  // `words?.fix ?? 'change it'`: what is said where nobody says better.
  if (ts.isBinaryExpression(node)) return textOf(node.right);
  return undefined;
}

/** What stands before every code of a file that puts codes together: `RemoteWrite${code}`. */
function prefixOf(source) {
  return /`([A-Z][A-Za-z0-9]+)\$\{(?:code|what|problem|kind|name)\}`/.exec(source)?.[1] ?? '';
}

function property(object, name) {
  return object.properties.find((one) => ts.isPropertyAssignment(one) && one.name.getText() === name)?.initializer;
}

/** The code that a node gives, with what it says beside it. */
function toldBy(node, prefix) {
  if (ts.isObjectLiteralExpression(node)) {
    const code = textOf(property(node, 'code'));
    return code && { code, expected: textOf(property(node, 'expected')), fix: textOf(property(node, 'fix')) };
  }
  if (ts.isVariableDeclaration(node) && node.name.getText() === 'CODE') return { code: textOf(node.initializer) ?? '' };
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return undefined;
  const callee = node.expression;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
  const [first, ...rest] = node.arguments ?? [];
  if (first === undefined || !ts.isStringLiteralLike(first)) return undefined;
  if (!TELLS.test(name) && !FAMILY.test(first.text)) return undefined;
  if (prefix !== '' && !first.text.startsWith(prefix) && /^[A-Z]\w*$/.test(first.text))
    return { ...toldBy(node, ''), code: `${prefix}${first.text}` };
  const object = rest.find(ts.isObjectLiteralExpression);
  if (object !== undefined)
    return { code: first.text, expected: textOf(property(object, 'expected')), fix: textOf(property(object, 'fix')) };
  const [expected, fix] = rest.slice(-2).map(textOf);
  // A helper that is given words is one that tells; a name of something else has none.
  if (!TELLS.test(name) && !expected && !fix) return undefined;
  return { code: first.text, expected: rest.length > 2 ? expected : undefined, fix };
}

function sourcesOf(root) {
  const packages = readdirSync(join(root, 'packages')).sort();
  return packages.flatMap((name) =>
    readdirSync(join(root, 'packages', name, 'src'), { recursive: true })
      .filter((file) => file.endsWith('.ts'))
      .sort()
      .map((file) => `packages/${name}/src/${file}`),
  );
}

/** Every code of the packages: who gives it, what is allowed and what to do, as far as it can be read from the source. */
export function codesOf(root) {
  const codes = new Map();
  for (const file of sourcesOf(root)) {
    const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
    const prefix = prefixOf(source.text);
    const visit = (node) => {
      const told = toldBy(node, prefix);
      if (told !== undefined && CODE.test(told.code)) {
        const { code, expected, fix } = told;
        const entry = codes.get(code) ?? { package: file.split('/')[1], expected: new Set(), fix: new Set() };
        if (expected) entry.expected.add(expected);
        if (fix) entry.fix.add(fix);
        codes.set(code, entry);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return [...codes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { package: name, expected, fix }]) => [
      code,
      name,
      [...expected].join('; or '),
      [...fix].join('; or '),
    ]);
}

/** The file as it must be. */
export async function codesFile(root = ROOT) {
  const lines = codesOf(root).map((entry) => `  ${JSON.stringify(entry)},`);
  const text = [
    '// Written by `npm run docs:codes` from the sources.',
    '',
    '/** Codes of problems: the code, the package that gives it, what it expects, what to do. Open parts are `…`. */',
    'export const CODES: readonly (readonly [code: string, by: string, expected: string, fix: string])[] = [',
    ...lines,
    '];',
    '',
  ].join('\n');
  return prettier.format(text, { ...(await prettier.resolveConfig(FILE)), filepath: FILE });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = await codesFile();
  if (process.argv.includes('--print')) process.stdout.write(text);
  else writeFileSync(FILE, text);
}
