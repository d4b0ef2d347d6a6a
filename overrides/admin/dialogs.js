// What our own buttons open. The words stand in practice_site/editor/help.yml.

export const make = (name, attributes = {}, ...inside) => {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...inside);
  return made;
};

const both = ({ en, ja }) => `${en} · ${ja}`;

// Show a dialog; what it was closed with comes back, or nothing.
const opened = (title, words, ...inside) => new Promise(resolve => {
  const close = make("button", { type: "button", textContent: both(words.close), onclick: () => dialog.close() });
  const head = make("header", {}, make("h2", { id: "own-title", textContent: title }), close);
  const dialog = make("dialog", { className: "own", onclose: () => resolve(dialog.remove() ?? dialog.answer) }, head, ...inside);
  dialog.setAttribute("aria-labelledby", "own-title");
  // The editor behind it has keys of its own.
  for (const kind of ["keydown", "keyup"]) dialog.addEventListener(kind, event => event.stopPropagation());
  document.body.append(dialog);
  dialog.showModal();
});

const answer = (inside, value) => {
  const dialog = inside.closest("dialog");
  dialog.answer = value;
  dialog.close();
};

// Ask for what a picture shows, in both languages.
export const askForWords = words => {
  const field = (name, required) => make("label", {}, both(words[name]), make("input", { name, required }));
  const ready = make("button", { className: "main", textContent: both(words.insert) });
  const form = make("form", {
    onsubmit: event => {
      event.preventDefault();
      answer(form, Object.fromEntries(new FormData(form)));
    },
  }, make("p", { textContent: both(words.picture_about) }), field("words_en", true), field("words_ja", true),
  field("caption_en", false), field("caption_ja", false), ready);
  return opened(both(words.picture_title), words, form);
};

// Show what can be written, and let somebody choose it for one language.
export const askForHelp = (words, entries, language) => {
  const row = ({ name, about, write, choices }) => {
    const written = make("pre", { lang: language });
    const choice = choices && make("select", { onchange: () => show() }, ...choices.map(it =>
      make("option", { value: it.value, textContent: it.label })));
    const text = () => write[language].replaceAll("…id…", choice?.value ?? "");
    const show = () => { written.textContent = text().trim(); };
    choice?.setAttribute("aria-label", both(name));
    show();
    const insert = make("button", {
      type: "button", textContent: both(words.insert), onclick: () => answer(insert, text()),
    });
    return make("section", {}, make("h3", { textContent: both(name) }), make("p", { textContent: about.en }),
      make("p", { textContent: about.ja, lang: "ja" }), written, ...choice ? [choice] : [], insert);
  };
  return opened(both(words.help), words, make("p", { textContent: both(words.help_about) }), ...entries.map(row));
};
