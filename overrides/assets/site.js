// Everything on this site works without this script. It adds some kindnesses.

// The language switch leads to the section the reader is in, because both languages use the same heading ids.
for (const link of document.querySelectorAll(".language-switch a")) {
  link.addEventListener("click", () => {
    const headings = [...document.querySelectorAll("#main :is(h2, h3)[id]")];
    const section = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 4).pop();
    link.hash = section ? section.id : "";
  });
}

// What is folded opens when a link leads into it, also in browsers that do not open it by themselves.
const unfold = () => {
  const folded = document.getElementById(location.hash.slice(1))?.closest("details:not([open])");
  if (!folded) return;
  folded.open = true;
  document.getElementById(location.hash.slice(1)).scrollIntoView();
};
addEventListener("hashchange", unfold);
unfold();

// The open menu closes when the keyboard leaves it, so that it never covers what has the focus.
const menu = document.getElementById("menu");
menu?.addEventListener("focusout", (event) => {
  if (event.relatedTarget && !menu.contains(event.relatedTarget) && menu.matches(":popover-open")) menu.hidePopover();
});

// The search is loaded when somebody asks for it. Where it cannot be had, the link leads to the page of all topics.
const searchLink = document.querySelector(".search-link");
searchLink?.addEventListener("click", async (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  try {
    (await import(new URL(searchLink.dataset.script, location))).open();
  } catch {
    location.assign(searchLink.href);
  }
});

// “Open now” by the clock in Japan, wherever the visitor is: Japan is nine hours ahead of UTC, all year.
const clock = (minutes) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;

function openingStatus(table, words, now) {
  const at = (days) => new Date(now.getTime() + 9 * 3600e3 + days * 864e5);
  const day = (days) => {
    const date = at(days).toISOString().slice(0, 10);
    return date < table.until ? { hours: table.week[at(days).getUTCDay()], ...table.days[date] } : null;
  };
  const today = day(0);
  if (!today) return "";
  if (!today.hours) return words.ask.replace("{name}", today.name); // a holiday nobody has decided on
  const minutes = at(0).getUTCHours() * 60 + at(0).getUTCMinutes();
  const open = today.hours.find(([opens, closes]) => opens <= minutes && minutes < closes);
  if (open) return words.open.replace("{time}", clock(open[1]));
  const later = today.hours.find(([opens]) => minutes < opens);
  if (later) return words.today.replace("{time}", clock(later[0]));
  let status = words.done;
  if (!today.hours.length) status = today.name ? words.reason.replace("{name}", today.name) : words.closed;
  for (let ahead = 1; ahead <= 14; ahead++) {
    const next = day(ahead);
    if (!next) break;
    if (next.hours?.length) {
      const name = words.days[at(ahead).getUTCDay()];
      return status + words.next.replace("{day}", name).replace("{time}", clock(next.hours[0][0]));
    }
  }
  return status;
}

for (const element of document.querySelectorAll("[data-timetable]")) {
  const table = JSON.parse(element.dataset.timetable), words = JSON.parse(element.dataset.words);
  const show = () => {
    element.textContent = openingStatus(table, words, new Date());
    element.hidden = !element.textContent;
  };
  show();
  setInterval(show, 30e3);
}

// News, and days that differ, by the date in Japan: each is there on its days alone, however long ago the site was built.
const date = new Date(Date.now() + 9 * 3600e3).toISOString().slice(0, 10);
for (const element of document.querySelectorAll("[data-until]")) {
  element.hidden = date > element.dataset.until || date < (element.dataset.from ?? date);
}
for (const element of document.querySelectorAll("[data-dated]")) {
  element.hidden = !element.querySelector("[data-until]:not([hidden])");
}

// The bar at the foot of a phone goes away while the same step, the form or a crisis box is in view.
const bar = document.querySelector(".phone-bar");
if (bar && "IntersectionObserver" in window) {
  const inView = new Set();
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) inView[entry.isIntersecting ? "add" : "delete"](entry.target);
    bar.hidden = inView.size > 0;
    document.documentElement.classList.toggle("has-phone-bar", !bar.hidden);
    // What has the focus moves out from under a bar that has come back; scroll-padding says how far.
    if (!bar.hidden && !bar.contains(document.activeElement)) document.activeElement.closest("a, button, summary, input, textarea")?.scrollIntoView({ block: "nearest" });
  });
  const places = ".actions, .call-to-action, form, .emergency, .triage, .site-footer";
  for (const element of document.querySelectorAll(places)) observer.observe(element);
}
