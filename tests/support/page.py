"""What several tests ask of a page in the browser."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def until(page: Page, expression: str) -> None:
    """Wait until a JavaScript expression is true; Playwright's own way needs `eval`, which the policy forbids."""
    for _ in range(200):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {expression}")


def open_details(page: Page) -> None:
    """Open everything that can be opened, so that it is looked at too."""
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true })")


def barriers(page: Page) -> list[tuple[str, list[str]]]:
    """Return what axe finds on a page: rule and elements."""
    found = Axe().run(page, options=_RULES).response["violations"]
    return [(it["id"], [node["html"][:160] for node in it["nodes"]]) for it in found]
