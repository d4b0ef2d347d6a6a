"""The contact form against a real HTTP endpoint that accepts, refuses, hangs and drops: nothing typed is ever lost."""

import http.server
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page

from tests.support.page import barriers, until

Open = Callable[..., Page]


@dataclass
class Endpoint:
    """A form service on loopback, and what it was sent."""

    address: str = ""
    mode: str = "accept"
    received: list[str] = field(default_factory=list)
    release: threading.Event = field(default_factory=threading.Event)


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    state = Endpoint()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            state.received.append(body)
            if state.mode == "hang":
                state.release.wait(30)
            if state.mode == "drop":
                self.connection.close()
                return
            wants_page = "application/json" not in self.headers.get("Accept", "")
            code = 500 if state.mode == "refuse" else 303 if wants_page else 200
            self.send_response(code)
            self.send_header("Access-Control-Allow-Origin", "*")
            if code == 303:
                self.send_header("Location", parse_qs(body)["_next"][0])
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.address = f"http://127.0.0.1:{server.server_port}/send"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield state
    state.release.set()
    server.shutdown()


@pytest.fixture
def form_address(full_site: Path, endpoint: Endpoint, serve: Callable[[Path], str], tmp_path: Path) -> str:
    """The site with every fact given, its form pointed at the loopback endpoint."""
    site = tmp_path / "site"
    shutil.copytree(full_site, site)
    pages = [site / "booking/index.html", site / "ja/booking/index.html"]
    for path in pages:  # the policy of a page names the endpoint too
        text = path.read_text(encoding="utf-8")
        assert text.count("https://form.example.com") >= 3
        path.write_text(text.replace("https://form.example.com", endpoint.address.removesuffix("/send")), "utf-8")
    address = serve(site)
    for path in pages:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("https://www.example.com/", f"{address}/"), encoding="utf-8")
    return address


def fill(page: Page, **values: str) -> None:
    for name, value in {
        "name": "山田 花子",
        "email": "hanako@example.com",
        "message": "少し楽になりたいです。",
        **values,
    }.items():
        page.locator(f"form [name={name}]").fill(value)
    page.locator("form [name=consent]").check()


def typed(page: Page) -> list[str]:
    return [page.locator(f"form [name={name}]").input_value() for name in ("name", "email", "message")]


def patient_page(open_page: Open, address: str, root: str = "/", **options: object) -> Page:
    """Open the form and let the seconds pass that a person needs to read it."""
    page = hasty_page(open_page, address, root, **options)
    page.clock.fast_forward(5000)
    return page


def hasty_page(open_page: Open, address: str, root: str = "/", **options: object) -> Page:
    """Open the form under a clock that tests can move."""
    return open_page(f"{address}{root}booking/", clock=True, **options)


@pytest.mark.parametrize("root", ["/", "/ja/"])
def test_a_message_arrives_and_the_visitor_is_thanked(
    open_page: Open, form_address: str, endpoint: Endpoint, root: str
) -> None:
    page = patient_page(open_page, form_address, root)
    fill(page)
    page.locator("form [name=request][value=training-plan]").check()
    page.locator("form [name=days][value=fri]").check()
    page.locator("form button").click()
    page.wait_for_url(f"**{root}thanks/")
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    (body,) = endpoint.received
    for part in ("山田 花子", "hanako@example.com", "少し楽に", "training-plan", "fri", 'name="consent"\r\n\r\nyes'):
        assert part in body
    assert f'name="language"\r\n\r\n{"ja" if root == "/ja/" else "en"}' in body
    assert 'name="website"\r\n\r\n\r\n' in body
    assert re.search(r'name="seconds"\r\n\r\n[5-9]\r\n', body)


@pytest.mark.parametrize("mode", ["refuse", "drop", "hang"])
def test_when_sending_fails_everything_typed_stays_and_another_way_is_offered(
    open_page: Open, form_address: str, endpoint: Endpoint, mode: str
) -> None:
    endpoint.mode = mode
    page = patient_page(open_page, form_address, "/ja/")
    fill(page)
    page.locator("form button").click()
    if mode == "hang":
        until(page, "document.querySelector('form button').textContent.includes('送信しています')")
        page.locator("form button").dispatch_event("click")  # a second press while sending sends nothing
        page.clock.fast_forward(15100)
    message = page.locator(".form-message")
    message.wait_for()
    assert "入力した内容は、このまま残っています" in message.inner_text()
    assert message.evaluate("e => e === document.activeElement")
    assert typed(page) == ["山田 花子", "hanako@example.com", "少し楽になりたいです。"]
    mail = message.locator("a[href^='mailto:hello@example.com']").get_attribute("href") or ""
    assert "%E5%B1%B1%E7%94%B0" in mail
    if mode != "drop":  # browsers try a dropped connection again by themselves
        assert len(endpoint.received) == 1
    endpoint.mode = "accept"
    endpoint.release.set()
    page.locator("form button").click()
    page.wait_for_url("**/ja/thanks/")


@pytest.mark.parametrize("root", ["/", "/ja/"])
def test_without_scripts_the_form_is_sent_and_the_visitor_is_thanked(
    open_page: Open, form_address: str, endpoint: Endpoint, root: str
) -> None:
    page = open_page(f"{form_address}{root}booking/", javascript=False)
    fill(page)
    page.locator("form button").click()
    page.wait_for_url(f"**{root}thanks/")
    body = parse_qs(endpoint.received[0])
    assert body["name"] == ["山田 花子"]
    assert body["consent"] == ["yes"]


def test_without_scripts_a_refused_form_is_still_filled_in_after_going_back(
    open_page: Open, form_address: str, endpoint: Endpoint
) -> None:
    endpoint.mode = "refuse"
    page = open_page(f"{form_address}/ja/booking/", javascript=False)
    fill(page)
    with page.expect_navigation():
        page.locator("form button").click()
    page.go_back()
    assert typed(page) == ["山田 花子", "hanako@example.com", "少し楽になりたいです。"]


def test_the_words_of_consent_stand_beside_their_box(open_page: Open, form_address: str) -> None:
    consent = open_page(f"{form_address}/booking/", width=390).locator("label:has(#form-consent)")
    box, words = consent.locator("input").bounding_box(), consent.locator("span").bounding_box()
    assert box and words
    assert words["x"] >= box["x"] + box["width"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("root", "expected"),
    [
        (
            "/",
            [
                "Please tell us your name.",
                "Please give an e-mail address or a telephone number.",
                "Please tick the box",
            ],
        ),
        ("/ja/", ["お名前を入力してください。", "メールアドレスか電話番号のどちらか", "同意の欄にチェック"]),
    ],
)
def test_what_is_missing_is_said_in_the_pages_language_and_leads_to_its_field(
    open_page: Open, form_address: str, endpoint: Endpoint, root: str, expected: list[str]
) -> None:
    page = patient_page(open_page, form_address, root, width=390)
    page.locator("form button").click()
    message = page.locator(".form-message")
    assert message.evaluate("e => e === document.activeElement")
    links = message.locator("a")
    for link, words in zip(links.all_inner_texts(), expected, strict=True):
        assert words in link
    links.nth(1).click()
    field = page.locator("form [name=email]")
    assert field.evaluate("e => e === document.activeElement")
    assert field.get_attribute("aria-invalid") == "true"
    assert expected[1] in page.locator(f"#{(field.get_attribute('aria-describedby') or '').split()[-1]}").inner_text()
    assert barriers(page) == []
    assert endpoint.received == []
    fill(page)
    page.locator("form button").click()
    page.wait_for_url("**/thanks/")


NUMBERS = {
    "０７８－１１１－２２２２": "078-111-2222",
    "+81 78-111-2222": "078-111-2222",
    "＋８１（０）７８ー１１１ー２２２２": "078-111-2222",
    "078−111‐2222": "078-111-2222",
    "078 111 2222": "0781112222",
    "+1 212-555-0100": "+1212-555-0100",
    "090(1234)5678": "09012345678",
}


@pytest.mark.slow
def test_telephone_numbers_are_taken_as_people_type_them(
    open_page: Open, form_address: str, endpoint: Endpoint
) -> None:
    page = hasty_page(open_page, form_address)
    for given in NUMBERS:
        page.clock.fast_forward(5000)
        fill(page, email="", phone=given)
        page.locator("form button").click()
        page.wait_for_url("**/thanks/")
        page.goto(f"{form_address}/booking/")
    sent = [re.search(r'name="phone"\r\n\r\n(.*)\r\n', body) for body in endpoint.received]
    assert dict(zip(NUMBERS, (found and found[1] for found in sent), strict=True)) == NUMBERS


def test_a_full_width_address_is_taken_and_a_wrong_one_is_explained(
    open_page: Open, form_address: str, endpoint: Endpoint
) -> None:
    page = patient_page(open_page, form_address, "/ja/")
    fill(page, email="hanako", phone="12")
    page.locator("form button").click()
    assert page.locator(".form-message a").all_inner_texts() == [
        "メールアドレスをご確認ください。name@example.com のような形です。",
        "電話番号をご確認ください。数字は9〜15桁です。",
    ]
    fill(page, email="ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｃｏｍ", phone="")
    page.locator("form button").click()
    page.wait_for_url("**/ja/thanks/")
    assert 'name="email"\r\n\r\nhanako@example.com\r\n' in endpoint.received[0]


def test_a_form_sent_at_once_is_kept_and_asked_for_again(
    open_page: Open, form_address: str, endpoint: Endpoint
) -> None:
    page = hasty_page(open_page, form_address)
    fill(page)
    page.locator("form button").click()
    assert "press Send once more" in page.locator(".form-message").inner_text()
    assert endpoint.received == []
    page.clock.fast_forward(5000)
    page.locator("form button").click()
    page.wait_for_url("**/thanks/")


def test_the_trap_is_out_of_sight_hearing_and_reach(open_page: Open, form_address: str) -> None:
    page = open_page(f"{form_address}/booking/", width=320)
    trap = page.locator(".trap")
    assert trap.get_attribute("aria-hidden") == "true"
    assert trap.locator("input").get_attribute("tabindex") == "-1"
    assert trap.evaluate("e => e.getBoundingClientRect().right") < 0
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_form_asks_for_no_health_details_and_says_why_it_asks(open_page: Open, form_address: str) -> None:
    page = open_page(f"{form_address}/ja/booking/")
    text = page.locator(".contact-form").inner_text()
    assert "病名・お薬など健康に関する詳しい内容は、ここには書かないでください。" in text
    assert "お返事とご予約のためにだけ使うことに同意します" in text
    names = page.eval_on_selector_all("form [name]", "all => [...new Set(all.map((e) => e.name))]")
    assert set(names) == {
        "name", "email", "phone", "request", "language", "days", "message", "consent", "website", "seconds", "_next"
    }  # fmt: skip


def test_the_second_request_is_chosen_for_who_comes_to_ask_for_a_plan(open_page: Open, form_address: str) -> None:
    page = open_page(f"{form_address}/booking/#training-plan")
    assert page.locator("form [name=request]:checked").get_attribute("value") == "training-plan"


def test_without_an_endpoint_there_is_no_form_and_no_script_for_it(open_page: Open) -> None:
    page = open_page("/booking/")
    assert page.locator("form").count() == 0
    assert page.locator("script[src*=contact-form]").count() == 0
    assert page.locator("a[href^='mailto:']").count() >= 2
