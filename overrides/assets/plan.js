// Makes a calendar file of the plan, inside the browser: nothing is sent and nothing is kept.

const form = document.querySelector(".plan-form form");
const words = JSON.parse(form.dataset.words);
const message = document.getElementById("plan-message");
const weeks = document.querySelectorAll(".week");
const NAMES = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]; // as getDay() counts them
const WIDTH = 75; // octets of a line, without its end

const { start, time } = form.elements;
const tomorrow = new Date();
tomorrow.setDate(tomorrow.getDate() + 1);
start.value = [tomorrow.getFullYear(), tomorrow.getMonth() + 1, tomorrow.getDate()].map((n) => String(n).padStart(2, "0")).join("-");

for (const element of document.querySelectorAll("[data-scripted]")) element.hidden = false;
document.querySelector("[data-print]").addEventListener("click", () => print());

const escaped = (text) => text.trim().replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
const instant = (date) => date.toISOString().replace(/[-:]|\.\d+/g, "");
const unique = () => [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, "0")).join("");

// Long lines go on after a space on the next one. A Japanese letter has three octets and must not be cut in two.
function folded(line) {
  let text = "", octets = 0;
  for (const letter of line) {
    const size = new Blob([letter]).size;
    if (octets + size > WIDTH) [text, octets] = [`${text}\r\n `, 1];
    text += letter;
    octets += size;
  }
  return text;
}

// Each entry is a moment in UTC, worked out from the clock of the reader's own zone, on its own day: so every calendar shows the
// time that was chosen, also after clocks change. Times without a zone would suit a habit better, but Outlook takes them for UTC and
// Google has none; a zone by name needs its rules beside it, which a browser does not know. Nothing repeats, for each day is different.
function entry(day, at, size) {
  const item = day.querySelector(`[data-size="${size}"]`) || day.querySelector("[data-minutes]");
  const sizes = [...day.querySelectorAll("dt")].map((name) => name.textContent + words.colon + name.nextElementSibling.textContent);
  return [
    "BEGIN:VEVENT",
    `UID:${unique()}`,
    `DTSTAMP:${instant(new Date())}`,
    `DTSTART:${instant(at)}`,
    `DURATION:PT${item.dataset.minutes}M`,
    `SUMMARY:${escaped((item.querySelector("dd") || item).textContent)}`,
    `DESCRIPTION:${escaped([...sizes, words.missed].join("\n"))}`,
    "CLASS:PRIVATE", // others who see the calendar see that there is something, not what
    "TRANSP:TRANSPARENT", // and it keeps no hour from anything else
    "END:VEVENT",
  ];
}

function entries(days) {
  const [year, month, date] = start.value.split("-"), [hours, minutes] = time.value.split(":");
  return [...Array(weeks.length * 7).keys()].flatMap((ahead) => {
    const at = new Date(year, month - 1, Number(date) + ahead, hours, minutes);
    const name = NAMES[at.getDay()];
    return days.includes(name) ? [entry(weeks[Math.floor(ahead / 7)].querySelector(`[data-day="${name}"]`), at, form.elements.size.value)] : [];
  });
}

function download(name, lines) {
  const file = new Blob(lines.map((line) => `${folded(line)}\r\n`), { type: "text/calendar;charset=utf-8" });
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60e3);
}

function say(text, input) {
  message.textContent = text;
  const marks = { "aria-invalid": "true", "aria-describedby": message.id };
  for (const mark of Object.keys(marks)) {
    for (const one of form.querySelectorAll(`[${mark}]`)) one.removeAttribute(mark);
    input?.setAttribute(mark, marks[mark]);
  }
  input?.focus();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const days = [...form.elements.days].filter((box) => box.checked).map((box) => box.value);
  if (!days.length) return say(words.noDay, form.elements.days[0]);
  if (!start.value || !start.validity.valid) return say(words.noStart, start);
  if (!time.value) return say(words.noTime, time);
  const found = entries(days), name = `plan-${start.value}.ics`;
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//plan//plan//EN", "CALSCALE:GREGORIAN", `X-WR-CALNAME:${escaped(words.name)}`];
  download(name, [...head, ...found.flat(), "END:VCALENDAR"]);
  say(words.done.replace("{name}", name).replace("{n}", found.length));
});
