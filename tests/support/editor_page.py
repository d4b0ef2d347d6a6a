"""The editor in a real browser, on a local copy of the project that lies in the browser's own file system."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, Locator, Page, Route

PACKAGES = Path(__file__).parents[1] / "node_modules"
_FONTS = ("material-symbols-outlined", "source-sans-3", "noto-mono")
_TYPES = {".js": "text/javascript", ".woff2": "font/woff2", ".json": "application/json", ".wasm": "application/wasm"}
# What the buttons say that are pressed here, in each language of the editor.
_BUTTONS = {
    "en": {"begin": "Work with Local Repository", "expand": "Expand", "all": "Expand All"},
    "ja": {"begin": "ローカルリポジトリで作業", "expand": "広げる", "all": "すべて広げる"},
}
_LIST = re.compile(r"/admin/#/collections/\w+$")  # of pages or data files, where the editor goes from a saved one
_WRITE = """async files => {
  const root = await navigator.storage.getDirectory();
  for (const [path, text] of Object.entries(files)) {
    const names = path.split("/");
    let folder = root;
    for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name, { create: true });
    const file = await (await folder.getFileHandle(names.at(-1), { create: true })).createWritable();
    await file.write(text);
    await file.close();
  }
}"""
_READ = """async () => {
  const files = {};
  const walk = async (folder, path) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") await walk(handle, `${path}${name}/`);
      else files[path + name] = await (await handle.getFile()).text();
    }
  };
  await walk(await navigator.storage.getDirectory(), "");
  return files;
}"""
_BYTES = """async path => {
  let folder = await navigator.storage.getDirectory();
  for (const name of path.split("/").slice(0, -1)) folder = await folder.getDirectoryHandle(name);
  const file = await (await folder.getFileHandle(path.split("/").at(-1))).getFile();
  return [...new Uint8Array(await file.arrayBuffer())];
}"""


def sources(root: Path) -> dict[str, str]:
    """Return the text of everything that the editor may change, by path."""
    paths = [*root.glob("docs/**/*.md"), *root.glob("data/*.yml")]
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def serve_package(route: Route) -> None:
    """Serve the package's own files in place of the CDN; nothing else answers."""
    url = route.request.url
    if "fontsource" in url:  # letters and icons, from the same package
        name = next(name for name in _FONTS if name in url)
        path = next((PACKAGES / "@sveltia/cms/npm/assets").glob(f"{name}*.woff2"))
        route.fulfill(body=path.read_bytes(), headers={"Access-Control-Allow-Origin": "*"})
    elif match := re.fullmatch(r"https://unpkg\.com/((?:@\w+/)?\w+)@[\d.]+/([^?]+)", url):
        path = PACKAGES / match[1] / match[2]
        headers = {"Access-Control-Allow-Origin": "*", "Content-Type": _TYPES[path.suffix]}
        route.fulfill(body=path.read_bytes(), headers=headers)
    else:
        route.abort()


class Editor:
    """What somebody does in the editor."""

    def __init__(self, context: BrowserContext, address: str, files: dict[str, str], language: str = "en") -> None:
        """Open the editor of a served site on a folder with these files, as “Work with Local Repository” does."""
        self.address, self.said, self.asked, self.buttons = address, [], [], _BUTTONS[language]
        context.route(re.compile("^https://"), self._outside)
        self.page: Page = context.new_page()
        self.page.on("console", lambda message: self.said.append((message.type, message.text)))
        self.page.on("pageerror", lambda error: self.said.append(("error", str(error))))
        # The dialog that chooses a folder belongs to the system; the folder here is the browser's own.
        self.page.add_init_script("window.showDirectoryPicker = () => navigator.storage.getDirectory()")
        self.page.goto(f"{address}/robots.txt")
        self.page.evaluate(_WRITE, {".git/HEAD": "ref: refs/heads/main\n", **files})
        self.page.goto(f"{address}/admin/")
        self.page.get_by_role("button", name=self.buttons["begin"]).click()
        self.page.get_by_text("Facts and lists").first.wait_for()

    def _outside(self, route: Route) -> None:
        self.asked.append(route.request.url)
        serve_package(route)

    def files(self) -> dict[str, str]:
        """Return the folder as it is now."""
        return {path: text for path, text in self.page.evaluate(_READ).items() if not path.startswith(".git/")}

    def content(self, path: str) -> bytes:
        """Return a file of the folder as it is now."""
        return bytes(self.page.evaluate(_BYTES, path))

    def open(self, collection: str, name: str) -> None:
        """Open a page or a data file."""
        self.page.goto(f"{self.address}/admin/#/collections/{collection}")
        self.page.locator("section.field").first.wait_for(state="detached")
        self.page.goto(f"{self.address}/admin/#/collections/{collection}/entries/{name}")
        self.page.locator("section.field").first.wait_for()
        if collection == "pages":  # English on the left, Japanese on the right
            self.pane("ja").wait_for()

    def begin_page(self) -> None:
        """Begin a page in both languages."""
        self.page.goto(f"{self.address}/admin/#/collections/pages")
        self.page.get_by_role("button", name="Create New Entry").click()
        self.pane("ja").wait_for()

    def rename_page(self, slug: str) -> None:
        """Give the open page another name in its address, and save it."""
        self.page.locator(".sidebar").get_by_label("Slug").click()
        panel = self.page.locator("#entry-sidebar-content")
        panel.get_by_role("button").last.click()
        panel.locator("input").last.fill(slug)
        panel.locator("input").last.press("Enter")
        self.save()

    def delete_page(self, title: str) -> None:
        """Delete a page in both languages, from the list of pages."""
        self.page.goto(f"{self.address}/admin/#/collections/pages")
        row = self.page.get_by_role("row").filter(has_text=title)
        row.get_by_role("checkbox").click()
        self.page.get_by_role("button", name="Delete").first.click()
        self.page.get_by_role("button", name="Delete", exact=True).last.click()
        row.wait_for(state="detached")

    def pane(self, language: str) -> Locator:
        """Return the side of a page that is written in `language`."""
        return self.page.locator(f"[role=group][data-locale={language}]").first

    def field(self, path: str, language: str = "_default") -> Locator:
        """Return a field by its place in the file, opened and in sight; data files know one side alone."""
        side = self.pane(language)
        found = side.locator(f"section.field[data-key-path='{path}']")
        top, _, below = path.partition(".")
        whole = side.locator(f"section.field[data-key-path='{top}']")
        for _ in range(50):  # the editor draws what is in sight alone
            if whole.count():
                break
            side.locator("section.field").last.evaluate("field => field.scrollIntoView()")
            self.page.wait_for_timeout(100)
        whole.evaluate("field => field.scrollIntoView()")
        for button in whole.get_by_role("button", name=self.buttons["all"]).all():
            if button.is_enabled():
                button.click()
        expand = whole.get_by_role("button", name=self.buttons["expand"], exact=True).first
        if below:
            found.or_(expand).first.wait_for()
            if not found.count():
                self._scroll_to(found, side.locator(f"section.field[data-key-path^='{path.rpartition('.')[0]}.']"))
            if not found.count():
                expand.click()
        found.wait_for()
        return found

    def _scroll_to(self, wanted: Locator, siblings: Locator) -> None:
        """Go down through the fields beside a wanted one until it is drawn."""
        for _ in range(20):
            if wanted.count() or not siblings.count():
                return
            siblings.last.evaluate("field => field.scrollIntoView()")
            self.page.wait_for_timeout(100)

    def fill(self, path: str, text: str, language: str = "_default") -> None:
        """Write a text, a number, a day or a time into a field."""
        self.field(path, language).locator("input:visible, textarea:visible").first.fill(text)

    def replace(self, path: str, old: str, new: str, language: str) -> None:
        """Change some words of a field."""
        box = self.field(path, language).locator("input:visible, textarea:visible").first
        text = box.input_value()
        assert old in text, f"{path} holds no {old!r}"
        box.fill(text.replace(old, new))

    def put_picture(self, before: str, language: str, file: Path, words: dict[str, str]) -> None:
        """Upload a picture from the text of a page, where these words stand, and say what it shows."""
        text = self.field("body", language)
        self.caret(before, language)
        text.get_by_role("button", name="Put a picture in").click()
        self.page.get_by_role("button", name="Upload").wait_for()
        self.page.locator("input[type=file]").last.set_input_files(file)
        insert = self.page.get_by_role("button", name="Insert", exact=True)
        insert.and_(self.page.locator(":enabled")).click()
        for name, said in words.items():
            self.page.locator(f"dialog.own input[name={name}]").fill(said)
        self.page.locator("dialog.own").get_by_role("button", name="Insert").click()
        self.page.locator("dialog.own").wait_for(state="detached")

    def caret(self, before: str, language: str) -> None:
        """Put the cursor before some words of a page's text."""
        place = "(box, words) => { box.focus(); const at = box.value.indexOf(words); box.setSelectionRange(at, at) }"
        self.field("body", language).locator("textarea").evaluate(place, before)

    def choose(self, path: str, option: str) -> None:
        """Choose one of the words that a field offers."""
        self.field(path).get_by_role("combobox").click()
        self.page.get_by_role("option", name=option).click()
        self.page.keyboard.press("Tab")

    def switch(self, path: str) -> None:
        """Turn a switch of a page on or off; it belongs to both languages."""
        self.field(path, "en").get_by_role("switch").click()

    def add(self, path: str) -> None:
        """Add an entry to a list."""
        self.field(path).get_by_role("button", name="Add").last.click()

    def save(self) -> None:
        """Save, and wait until that has happened: what says so stays for some seconds, also of an earlier page."""
        self.page.get_by_role("button", name="Save", exact=True).click()
        self.page.wait_for_url(_LIST)
        self.page.get_by_text("saved").first.wait_for()


Open = Callable[
    [Path, str], Editor
]  # what the fixture `edit` is: the folder of a project, and where its site is served
