// The text of a page: a plain box, as a rich editor would take citations, boxes and certainty apart, and two buttons.

import { askForHelp, askForWords } from "./dialogs.js";
import { endOf, placeOf } from "./place.js";

const { createClass, h } = globalThis;
const LANGUAGES = ["en", "ja"];
const PATIENCE = 40; // tries: the editor draws what is in sight alone

const side = language => document.querySelector(`[role=group][data-locale="${language}"]`);

// Return the box of a language, brought into sight where it was not drawn yet.
const boxOf = async language => {
  for (let tries = 0; side(language) && tries < PATIENCE; tries += 1) {
    const box = side(language).querySelector(".page-text textarea");
    if (box) return box;
    [...side(language).querySelectorAll("section.field")].at(-1)?.scrollIntoView();
    await new Promise(resolve => { setTimeout(resolve, 50); });
  }
  return undefined;
};

// As if it had been typed, so that it can be undone.
const type = (box, at, text) => {
  box.focus();
  box.setSelectionRange(at, at);
  if (!document.execCommand("insertText", false, text)) {
    box.setRangeText(text, at, at, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
};

const pictureLine = (address, words, caption) => {
  const plain = text => text.replace(/["[\]\\]/g, "").trim();
  return `\n\n![${plain(words)}](${address}${plain(caption) && ` "${plain(caption)}"`})`;
};

const Text = createClass?.({
  render() {
    const { forID, value, classNameWrapper, field } = this.props;
    this.sent ??= [value ?? ""];
    this.words = field.get("words").toJS();
    const button = (name, onClick) =>
      h("button", { type: "button", onClick }, `${this.words[name].en} · ${this.words[name].ja}`);
    return h("div", { className: "page-text" },
      h("div", { className: "tools" }, button("picture", () => this.putPicture()), button("help", () => this.help())),
      h("textarea", {
        ref: box => { this.box = box; },
        id: forID,
        className: classNameWrapper,
        "aria-labelledby": `${forID}-label`,
        defaultValue: value ?? "", // not `value`: setting it at each letter would disturb how Japanese is typed
        onInput: () => this.send(),
      }));
  },
  // A new page begins with the usual parts.
  componentDidMount() {
    if (this.props.value || !location.hash.endsWith("/new")) return;
    this.box.value = this.props.field.getIn(["beginning", this.language()]);
    this.send();
  },
  // What was changed elsewhere, as by “Revert”. What was typed comes back too, and may come late.
  componentDidUpdate() {
    const { value = "" } = this.props;
    const known = this.sent.indexOf(value);
    if (known < 0) [this.box.value, this.sent] = [value, [value]];
    else this.sent.splice(0, known);
  },
  send() {
    this.sent.push(this.box.value);
    this.props.onChange(this.box.value);
  },
  language() {
    return this.box.closest("[data-locale]").dataset.locale;
  },
  async help() {
    const at = this.box.selectionStart;
    const text = await askForHelp(this.words, this.props.field.get("help").toJS(), this.language());
    if (text) type(this.box, at, text);
  },
  // One picture for both languages, each with its own words, in the same place of both.
  async putPicture() {
    const place = placeOf(this.box.value, this.box.selectionStart);
    const picked = await this.props.pickFile({ kind: "image", allowURL: false });
    const words = picked && await askForWords(this.words);
    if (!words) return;
    for (const language of [...LANGUAGES.filter(it => it !== this.language()), this.language()]) {
      const box = await boxOf(language);
      const line = pictureLine(picked.value, words[`words_${language}`], words[`caption_${language}`]);
      if (box) type(box, endOf(box.value, place), line);
    }
  },
});

globalThis.CMS?.registerFieldType("page_text", Text);
