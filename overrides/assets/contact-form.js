// Makes the contact form kinder. Without this script it is a plain form that the browser sends by itself.

const form = document.querySelector(".contact-form form");
const words = JSON.parse(form.dataset.words);
const message = form.querySelector(".form-message");
const button = form.querySelector("button");
const loaded = Date.now();
const PATIENCE = 15000; // ms until a silent server counts as a failure
const TOO_QUICK = 2000; // ms in which nobody reads and fills in a form

form.noValidate = true; // the browser's own messages are in the browser's language, not in the page's
if (location.hash === "#training-plan") form.elements.request.value = "training-plan";

// Full-width letters and digits, hyphens and spaces of any kind are what people type; machines get the plain ones.
const plain = (text) => text.normalize("NFKC").replace(/[\u2010-\u2015\u2212\u30fc\uff70\u2500]/g, "-").replace(/[\s\u200b]+/g, " ").trim();

function normalise() {
  const { name, email, phone } = form.elements;
  name.value = name.value.trim();
  email.value = plain(email.value).replace(/ /g, "");
  phone.value = plain(phone.value).replace(/^\+?81[- ]?\(?0?\)?/, (start) => (start.startsWith("+") ? "0" : start)).replace(/[^\d+-]/g, "");
}

function problems() {
  const { name, email, phone, consent } = form.elements;
  const digits = phone.value.replace(/\D/g, "").length;
  const found = [];
  if (!name.value) found.push([name, words.name]);
  if (!email.value && !phone.value) found.push([email, words.reply]);
  if (email.value && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email.value)) found.push([email, words.email]);
  if (phone.value && (digits < 9 || digits > 15)) found.push([phone, words.phone]);
  if (!consent.checked) found.push([consent, words.consent]);
  return found;
}

function show(title, items = []) {
  message.replaceChildren(Object.assign(document.createElement("p"), { textContent: title }));
  const list = message.appendChild(document.createElement("ul"));
  for (const item of items) list.appendChild(document.createElement("li")).append(item);
  list.hidden = !items.length;
  message.hidden = false;
  message.focus();
}

function clear() {
  message.hidden = true;
  for (const error of form.querySelectorAll(".field__error")) error.remove();
  for (const input of form.querySelectorAll("[aria-invalid]")) {
    input.removeAttribute("aria-invalid");
    input.setAttribute("aria-describedby", (input.getAttribute("aria-describedby") || "").replace(`${input.id}-error`, "").trim());
  }
}

function link(href, text) {
  return Object.assign(document.createElement("a"), { href, textContent: text });
}

function point(input, text) {
  const error = Object.assign(document.createElement("p"), { className: "field__error", id: `${input.id}-error`, textContent: text });
  input.closest(".field").append(error);
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") || ""} ${error.id}`.trim());
  const jump = link(`#${input.id}`, text);
  jump.addEventListener("click", (event) => {
    event.preventDefault();
    input.focus();
  });
  return jump;
}

// What was typed and chosen can still go another way, in the words of the page.
function byEmail() {
  if (!form.dataset.email) return [];
  const and = new Intl.ListFormat(document.documentElement.lang);
  const chosen = [...form.querySelectorAll("fieldset")].map((set) => {
    const choices = [...set.querySelectorAll(":checked")].map((input) => input.closest("label").textContent.trim());
    return choices.length ? `${set.querySelector("legend").firstChild.textContent.trim()}\n${and.format(choices)}` : "";
  });
  const [text, ...person] = ["message", "name", "email", "phone"].map((name) => form.elements[name].value);
  const body = [person.filter(Boolean).join("\n"), ...chosen, text].filter(Boolean).join("\n\n").replaceAll("\n", "\r\n");
  const subject = words.subjects[form.elements.request.value];
  return [link(`mailto:${form.dataset.email}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`, words.bySelf)];
}

// Some services answer 200 and say in JSON that they refused. A page, or nothing, is a yes.
function refused(text) {
  let said;
  try {
    said = JSON.parse(text) ?? {};
  } catch {
    return false;
  }
  const no = (value) => [false, "false", 0, null].includes(value?.toLowerCase?.() ?? value);
  const some = (value) => (typeof value === "object" ? Object.keys(value ?? {}).length : value && value !== "false");
  return no(said.success) || no(said.ok) || some(said.error) || some(said.errors);
}

async function send() {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  const label = button.textContent;
  button.textContent = words.sending;
  button.setAttribute("aria-disabled", "true");
  try {
    const answer = await fetch(form.action, {
      method: "POST", body: new FormData(form), headers: { Accept: "application/json" }, signal: patience.signal,
    });
    if (!answer.ok || refused(await answer.text())) throw new Error(answer.status);
    location.assign(form.dataset.thanks);
  } catch {
    show(words.failed, byEmail());
  } finally {
    clearTimeout(timer);
    button.textContent = label;
    button.removeAttribute("aria-disabled");
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (button.getAttribute("aria-disabled")) return;
  clear();
  normalise();
  const found = problems();
  if (found.length) return show(words.problems, found.map(([input, text]) => point(input, text)));
  if (Date.now() - loaded < TOO_QUICK) return show(words.quick);
  form.elements.seconds.value = Math.round((Date.now() - loaded) / 1000);
  send();
});
