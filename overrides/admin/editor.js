// What the editor does before it saves: it leaves out what is empty, and notes that a Japanese page is up to date.
// A page that begins here is up to date, and due for review in a year.

const TRANSLATED = ["title", "description", "lead"];
const SWITCHES = ["noindex", "draft", "careful", "by_chance"];

// The same as fingerprint() in practice_site/checks/translations.py.
const fingerprint = async page => {
  const words = [...TRANSLATED.map(field => page.get(field) ?? ""), page.get("body") ?? ""].join(" ");
  const bytes = new TextEncoder().encode(words.split(/\s+/).filter(Boolean).join(" "));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `en-${[...digest].map(byte => byte.toString(16).padStart(2, "0")).join("").slice(0, 10)}`;
};

// What nobody filled in stays out of the file, as it was before.
const isEmpty = value => value === undefined || value === null || value === "" || value.size === 0;
const isOff = (value, name) => value === false && SWITCHES.includes(name);
const filled = value => value?.toSeq ? value.map(filled).filterNot((part, name) => isEmpty(part) || isOff(part, name)) : value;

// Without its file the page would stay empty.
if (!globalThis.CMS) {
  const words = "The editor could not be loaded. Is this computer online? 編集画面を読み込めませんでした。インターネットにつながっているか確かめてください。";
  addEventListener("DOMContentLoaded", () => document.body.append(words));
}

// A new page is a draft, and reviewed again after a year, on the 28th of February for the 29th. As defaults of the fields,
// these would also come into pages that have none of them on purpose.
const begun = page => {
  const today = page.get("reviewed") ?? new Date().toLocaleDateString("sv-SE"); // as 2026-11-25
  const [year, month, day] = today.split("-");
  const later = `${Number(year) + 1}-${month}-${month === "02" && day === "29" ? "28" : day}`;
  return page.set("template", page.get("template") ?? "article.html").set("reviewed", today)
    .set("next_review", page.get("next_review") ?? later).set("draft", true);
};

globalThis.CMS?.registerEventListener({
  name: "preSave",
  handler: async ({ entry }) => {
    const isNew = entry.get("newRecord");
    let english = filled(entry.get("data"));
    if (entry.get("collection") !== "pages") return entry.set("data", english);
    let japanese = filled(entry.getIn(["i18n", "ja", "data"]));
    if (isNew) [english, japanese] = [begun(english).set("menu", english.get("menu") ?? "footer"), begun(japanese)];
    if (isNew || english.get("up_to_date")) japanese = japanese.set("translates", await fingerprint(english));
    return entry.set("data", english.delete("up_to_date")).setIn(["i18n", "ja", "data"], japanese.delete("up_to_date"));
  },
});
