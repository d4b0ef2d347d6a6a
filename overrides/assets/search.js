// The search in its dialog. Loaded by site.js when somebody opens the search, and not before.

const link = document.querySelector(".search-link");
const here = document.documentElement.lang;
const plain = (text) => text.normalize("NFKC").toLowerCase().trim();
const japanese = (text) => /[\u3040-\u30ff\u3400-\u9fff]/.test(text);

// A link of the page may be relative; a fetched file is found by its whole address.
const { words: allWords, help, same } = await (await fetch(new URL(link.dataset.words, location))).json();
const words = allWords[here];
const other = Object.keys(allWords).find((language) => language !== here);
const groups = same.map((group) => group.map(plain));
const folder = new URL(link.dataset.index, location);
// Pagefind starts its worker by its address; no other text becomes a script.
globalThis.trustedTypes?.createPolicy("default", { createScriptURL: (url) => (new URL(url, location).href.startsWith(folder) ? url : null) });
const engine = await import(new URL("pagefind.js", folder));
await engine.options({ excerptLength: 20 });

const styles = new CSSStyleSheet();
styles.replaceSync(await (await fetch(new URL(link.dataset.styles, location))).text());
document.adoptedStyleSheets = [...document.adoptedStyleSheets, styles];

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

const input = element("input", { type: "search", id: "search-words", autocomplete: "off", enterKeyHint: "search", autofocus: true });
const status = element("output", { htmlFor: "search-words" });
const lists = new Map([here, other].map((language) => [language, element("ol", { lang: language })]));
const helpFirst = element(
  "p", { className: "search__help", hidden: true },
  element("a", { href: document.querySelector(".help-link").href, textContent: words.help }),
);
const otherHeading = element("h3", { textContent: words.other, hidden: true });
const form = element(
  "form", { method: "dialog" },
  element("h2", { id: "search-title", textContent: words.title }),
  element("button", { className: "menu-button", type: "submit", value: "close", textContent: words.close }),
  element("label", { htmlFor: "search-words", textContent: words.label }),
  input,
);
form.setAttribute("role", "search");
const dialog = element(
  "dialog", { className: "search" },
  form, helpFirst, status, lists.get(here), otherHeading, lists.get(other),
  element("p", {}, element("a", { href: link.href, textContent: words.all })),
);
dialog.setAttribute("aria-labelledby", "search-title");
document.body.append(dialog);

// The index of the other language is fetched for those who need it: the same folder, named in another way.
let both = false;
async function addOther() {
  if (!both) await engine.mergeIndex(folder.pathname.replace(/\/pagefind\/$/, "/./pagefind/"), { language: other });
  both = true;
}

// What was typed, then what means the same: the nearest words first.
const holds = (query, word) => (japanese(word) ? query.includes(word) : ` ${query} `.includes(` ${word} `));
function meanings(query) {
  const found = [query];
  for (const group of groups) {
    if (group.some((word) => holds(query, word))) found.push(...group);
  }
  return [...new Set(found)];
}

// The best answer of each meaning, then the second best: what was typed comes first each time.
async function pages(query) {
  const terms = meanings(query).filter((term) => term === query || both || japanese(term) === (here === "ja"));
  const answers = [];
  for (const term of terms) answers.push((await engine.search(term)).results.slice(0, 8));
  const found = new Map();
  for (let rank = 0; rank < 8; rank++) {
    for (const results of answers) if (results[rank]) found.set(results[rank].id, found.get(results[rank].id) ?? results[rank]);
  }
  return Promise.all([...found.values()].slice(0, 20).map((result) => result.data()));
}

// Pagefind hands over text with <mark> around what was found; of its own < and > it makes entities.
const plainer = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
function marked(excerpt) {
  const parts = excerpt.split(/<\/?mark>/).map(plainer);
  return parts.map((text, index) => (index % 2 ? element("mark", { textContent: text }) : text));
}

function entry(page) {
  const parts = page.sub_results.filter((one) => one.anchor && one.excerpt.includes("<mark>"));
  const part = parts.find((one) => plain(one.title).includes(asked)) ?? parts[0] ?? page.sub_results[0] ?? page;
  const excerpt = element("span", {}, ...marked(part.excerpt));
  const text = element("p", {}, excerpt);
  if (part.anchor) text.prepend(element("strong", { textContent: part.title }), element("br", {}));
  return element("li", {}, element("a", { href: new URL(part.url ?? page.url, location).href, textContent: page.meta.title }), text);
}

let asked = "";
async function search() {
  const query = plain(input.value);
  if (query === asked) return ready();
  asked = query;
  status.textContent = query ? words.wait : "";
  helpFirst.hidden = !help.some((word) => holds(query, plain(word)));
  const foreign = japanese(query) !== (here === "ja");
  if (query && foreign) await addOther();
  let found = query ? await pages(query) : [];
  if (!foreign) found = found.filter((page) => page.meta.language === here);
  if (query !== asked) return; // somebody went on typing
  for (const [language, list] of lists) {
    list.replaceChildren(...found.filter((page) => page.meta.language === language).map(entry));
  }
  otherHeading.hidden = !lists.get(other).children.length;
  const count = found.length === 1 ? words.one : words.many.replace("{n}", found.length);
  if (query) status.textContent = found.length ? count : helpFirst.hidden ? words.none : "";
  ready();
}

// While a Japanese word is being composed, what stands in the field is not yet what is meant.
let timer;
function soon(event) {
  clearTimeout(timer);
  if (event.isComposing) return;
  dialog.ariaBusy = "true";
  timer = setTimeout(() => search().catch(failed), 150);
}
const ready = () => (dialog.ariaBusy = "false");
function failed() {
  asked = "";
  status.textContent = words.failed;
  ready();
}
input.addEventListener("input", soon);
input.addEventListener("compositionend", () => soon({}));
input.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault(); // Enter in the field means “search”, not “close”; and nothing yet while a word is composed
  if (!event.isComposing) soon({});
});
dialog.addEventListener("click", (event) => {
  if (event.target === dialog || event.target.closest("a")) dialog.close();
});

export const open = () => dialog.showModal();
