const { names } = require('@nx/devkit');

/** Splices a line into a text before the first that sorts after it, among those that `isOne` picks. */
function insertSorted(text, line, isOne) {
  const lines = text.split('\n');
  const ones = lines.flatMap((each, index) => (isOne(each) ? [index] : []));
  if (ones.length === 0) throw new Error(`nowhere to put: ${line}`);
  const at = ones.find((index) => lines[index] > line) ?? ones.at(-1) + 1;
  lines.splice(at, 0, line);
  return lines.join('\n');
}

/** A row at the end of the Markdown table that holds `inside`. Prettier aligns it. */
function appendRow(text, inside, row) {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.includes(inside));
  if (start < 0) throw new Error(`no table with ${inside}`);
  let end = start;
  while (lines[end].startsWith('|')) end += 1;
  lines.splice(end, 0, row);
  return lines.join('\n');
}

function edit(tree, file, change) {
  const text = tree.read(file, 'utf8');
  if (text === null) throw new Error(`${file} is not there`);
  tree.write(file, change(text));
}

function refuseExisting(tree, folder) {
  if (tree.exists(folder)) throw new Error(`${folder} is there already`);
}

module.exports = { appendRow, edit, insertSorted, names, refuseExisting };
