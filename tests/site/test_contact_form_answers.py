"""The form believes what its service says, not only that it answered; and nothing written is lost on another way."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from tests.support.page import until

pytestmark = pytest.mark.slow

SERVICE = "https://form.example.com/send"
WRITTEN = {
    "name": "山田 花子",
    "email": "hanako@example.com",
    "phone": "078-111-2222",
    "message": "夕方が楽です。\nお願いします。",
}
NO = (
    '{"success": false}',
    '{"success":"false","message":"This form is not activated"}',
    '{"success": "False"}',
    '{"ok": false}',
    '{"errors": [{"message": "should be an email"}]}',
    '{"errors": {"email": "is not valid"}}',
    '{"error": "quota"}',
    '{"error": {"code": 7}}',
    '{"ok": true, "error": true}',
)
YES = (
    "",
    "<!doctype html><p>Thank you; no error.</p>",
    "OK",
    '"sent"',
    "null",
    "[]",
    "{}",
    '{"success": true, "errors": []}',
    '{"success": "true", "error": null}',
    '{"ok": true, "next": "/thanks", "errors": {}, "error": false}',
)


@pytest.fixture
def form(open_page: Callable[..., Page], full_address: str) -> Callable[[str], Page]:
    """Open the form and fill it in; its page for thanks never comes, so that one page tries many answers."""

    def opened(root: str) -> Page:
        page = open_page(f"{full_address}{root}booking/", clock=True)
        page.clock.fast_forward(5000)  # as long as a person takes to read
        page.route("**/thanks/", lambda route: route.fulfill(status=204))
        for name, value in WRITTEN.items():
            page.locator(f"form [name={name}]").fill(value)
        page.locator("form [name=consent]").check()
        return page

    return opened


def send(page: Page, body: str, status: int = 200, kind: str = "application/json") -> None:
    """Send the form to a service that gives this answer."""
    page.unroute(SERVICE)
    answer = {"status": status, "body": body, "content_type": kind, "headers": {"Access-Control-Allow-Origin": "*"}}
    page.route(SERVICE, lambda route: route.fulfill(**answer))
    page.locator("form button").click()


def mail(page: Page) -> tuple[str, str]:
    """Return subject and text of the e-mail that the form offers instead."""
    address = urlsplit(page.locator(".form-message a").get_attribute("href") or "")
    assert (address.scheme, address.path) == ("mailto", "hello@example.com")
    fields = parse_qs(address.query, strict_parsing=True)
    return fields["subject"][0], fields["body"][0]


@pytest.mark.parametrize("kind", ["application/json", "text/html"])
def test_a_no_in_a_good_answer_is_a_no(form: Callable[[str], Page], kind: str) -> None:
    page = form("/ja/")
    thanked: list[str] = []
    page.on("request", lambda request: thanked.append(request.url) if "thanks" in request.url else None)
    for body in NO:
        send(page, body, kind=kind)
        page.locator(".form-message:not([hidden])").wait_for()
        assert "送信できませんでした" in page.locator(".form-message").inner_text(), body
        assert {name: page.locator(f"form [name={name}]").input_value() for name in WRITTEN} == WRITTEN
        until(page, "!document.querySelector('form button').ariaDisabled")
        assert thanked == [], body
    with page.expect_request("**/ja/thanks/"):
        send(page, '{"ok": true}')


def test_everything_else_is_a_yes(form: Callable[[str], Page]) -> None:
    page = form("/")
    for body in YES:
        with page.expect_request("**/thanks/"):
            send(page, body)
        until(page, "!document.querySelector('form button').ariaDisabled")


def test_a_bad_answer_is_a_no_whatever_it_says(form: Callable[[str], Page]) -> None:
    page = form("/")
    for status in (400, 422, 500):
        send(page, '{"ok": true}', status=status)
        page.locator(".form-message:not([hidden]) a[href^=mailto]").wait_for()
        until(page, "!document.querySelector('form button').ariaDisabled")


def test_the_mail_instead_keeps_what_was_chosen_in_the_words_of_the_page(form: Callable[[str], Page]) -> None:
    page = form("/ja/")
    for day in ("mon", "fri"):
        page.locator(f"form [name=days][value={day}]").check()
    page.locator("form [name=language][value=en]").check()
    send(page, '{"ok": false}')
    page.locator(".form-message a").wait_for()
    parts = (
        "山田 花子\r\nhanako@example.com\r\n078-111-2222",
        "ご用件\r\n予約する",
        "お返事の言語\r\n英語",
        "ご都合のよい曜日\r\n月曜日、金曜日",
        "夕方が楽です。\r\nお願いします。",
    )
    assert mail(page) == ("施術の予約について", "\r\n\r\n".join(parts))


def test_the_mail_instead_names_the_training_plan_and_leaves_out_what_was_not_chosen(
    form: Callable[[str], Page],
) -> None:
    page = form("/")
    page.locator("form [name=request][value=training-plan]").check()
    for name in ("message", "phone"):
        page.locator(f"form [name={name}]").fill("")
    send(page, '{"success": "false"}')
    page.locator(".form-message a").wait_for()
    parts = (
        "山田 花子\r\nhanako@example.com",
        "What would you like?\r\nAsk for a training plan",
        "Language of our answer\r\nEnglish",
    )
    assert mail(page) == ("Question about a personal training plan", "\r\n\r\n".join(parts))
