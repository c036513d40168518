// Usage: node tools/site/versions.mjs FOLDER >FOLDER/index.html
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const newestFirst = (a, b) => b.localeCompare(a, 'en', { numeric: true });

/** The page above all versions: their list, and the way to the newest. */
export function versionsPage(folder) {
  const versions = readdirSync(folder)
    .filter((name) => /^\d+\.\d+\.\d+/.test(name))
    .sort(newestFirst);
  const items = versions.map((version) => `      <li><a href="${version}/index.html">${version}</a></li>`);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Promontory: versions of the documentation</title>
    <style>
      :root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; }
      body { margin: 3rem auto; max-width: 40rem; padding: 0 1rem; }
    </style>
  </head>
  <body>
    <h1>Promontory</h1>
    <p>The documentation, by version. <a href="${versions[0]}/index.html">The newest is ${versions[0]}</a>.</p>
    <ul>
${items.join('\n')}
    </ul>
  </body>
</html>
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(versionsPage(process.argv[2]));
