// Everything on this site works without this script. It adds two kindnesses.

// The language switch leads to the section the reader is in, because both languages use the same heading ids.
for (const link of document.querySelectorAll(".language-switch a")) {
  link.addEventListener("click", () => {
    const headings = [...document.querySelectorAll("#main h2[id]")];
    const section = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 4).pop();
    link.hash = section ? section.id : "";
  });
}

// The open menu closes when the keyboard leaves it, so that it never covers what has the focus.
const menu = document.getElementById("menu");
menu?.addEventListener("focusout", (event) => {
  if (event.relatedTarget && !menu.contains(event.relatedTarget) && menu.matches(":popover-open")) menu.hidePopover();
});
