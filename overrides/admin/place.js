// Where something of its own, such as a picture, finds its place in a page, and the same place in the other language.

// A block is what stands between empty lines; what is indented belongs to the box or list above it.
const blocks = text => {
  const found = [];
  let start = 0;
  let within = false;
  for (const line of text.split("\n")) {
    const end = start + line.length;
    if (!line.trim()) within = false;
    else if (within || (line.startsWith("    ") && found.length)) [found.at(-1).end, within] = [end, true];
    else [within] = [true, found.push({ start, end, part: idOf(line) })];
    start = end + 1;
  }
  return found;
};

// The id of a heading, which is the same in both languages; of any other line, nothing.
const idOf = line => line.startsWith("#") && line.includes("{ #") ? line.split("{ #")[1].split(/[ }]/)[0] : undefined;

// Return the part in which a place of a text lies, and how many blocks of that part begin before it.
export const placeOf = (text, at) => {
  const before = blocks(text).filter(block => block.start <= at);
  const heading = before.findLastIndex(block => block.part);
  return { part: before[heading]?.part, count: before.length - Math.max(heading, 0) };
};

// Return where in a text that place ends: after as many blocks of the part, or after its last one.
export const endOf = (text, { part, count }) => {
  const all = blocks(text);
  const first = part ? all.findIndex(block => block.part === part) : 0;
  if (first < 0 || !all.length) return text.trimEnd().length;
  const next = all.findIndex((block, number) => number > first && block.part);
  const last = (next < 0 ? all.length : next) - 1;
  return all[Math.max(first, Math.min(first + count - 1, last))].end;
};
