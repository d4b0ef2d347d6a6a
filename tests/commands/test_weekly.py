"""The weekly look finds what grew wrong by itself, and accuses no address that is only shy of programs."""

import http.server
import re
import socket
import subprocess
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from practice_site.commands.weekly import Answer, ask
from tests.support.project import Project
from tests.support.server import free_port

pytestmark = pytest.mark.slow

STATUSES = {"/fine": 200, "/gone": 404, "/removed": 410, "/broken": 500, "/shy": 403, "/members": 401, "/busy": 429}


class Elsewhere(http.server.BaseHTTPRequestHandler):
    """The rest of the web, with its habits."""

    asked: Counter[str]

    def answer(self) -> None:
        self.asked[f"{self.command} {self.path}"] += 1
        if self.path in ("/moved", "/moved-away"):
            self.send_response(302)
            self.send_header("Location", "/fine" if self.path == "/moved" else "/gone")
        elif self.path in ("/no-head", "/no-head-gone"):
            self.send_response(405 if self.command == "HEAD" else 200 if self.path == "/no-head" else 404)
        elif self.path == "/head-lies":
            self.send_response(404 if self.command == "HEAD" else 200)
        elif self.path == "/hiccup":
            self.send_response(200 if self.asked[f"GET {self.path}"] > 1 else 503)
        elif self.path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
        elif self.path == "/cookie" and "Cookie" not in self.headers:
            self.send_response(302)
            self.send_header("Set-Cookie", "seen=1")
            self.send_header("Location", "/cookie")
        else:
            self.send_response(STATUSES.get(self.path, 200))
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET = answer  # noqa: N815 - the names that the server calls

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def asked() -> Counter[str]:
    return Counter()


@pytest.fixture
def elsewhere(asked: Counter[str]) -> Iterator[str]:
    handler = type("Own", (Elsewhere,), {"asked": asked})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def copy(project: Project) -> Project:
    """A project where nothing leads to the real web and nothing is old."""
    today = date.today()
    for path in [*(project.root / "docs").rglob("*.md"), *(project.root / "data").glob("*.yml")]:
        text = re.sub(r"https?://[^/\s]+", "https://www.example.com", path.read_text(encoding="utf-8"))
        text = re.sub(r"^\s+(doi|pmid): .*\n", "", text, flags=re.M)
        text = re.sub(r"^checked_on: .*$", f"checked_on: {today}", text, flags=re.M)
        text = re.sub(r"^next_review: .*$", f"next_review: {today + timedelta(days=30)}", text, flags=re.M)
        path.write_text(text, encoding="utf-8")
    return project


def look(project: Project) -> subprocess.CompletedProcess[str]:
    """Run what `make weekly` runs, without the rest before an address is asked for a second time."""
    project.edit(
        "practice_site/commands/weekly.py",
        "PAUSE = 6, 20, 5",
        "PAUSE = 6, 20, 0",
    )
    return project.command("weekly", no_proxy="*")  # this computer's proxy knows nothing of this computer's server


def add(project: Project, name: str, line: str) -> int:
    """Add a line to a file, and return its number."""
    path = project.root / name
    text = path.read_text(encoding="utf-8").rstrip("\n") + f"\n{line}\n"
    path.write_text(text, encoding="utf-8")
    return text.count("\n")


@pytest.mark.parametrize("path", ["/fine", "/moved", "/no-head", "/head-lies", "/hiccup", "/cookie"])
def test_an_address_that_works_is_not_mentioned(elsewhere: str, path: str) -> None:
    answer = ask(elsewhere + path, pause=0)
    assert answer.status == 200
    assert not answer.unsure
    assert answer.message is None


@pytest.mark.parametrize(
    ("path", "status", "message"),
    [
        ("/gone", 404, "link_gone"),
        ("/removed", 410, "link_gone"),
        ("/moved-away", 404, "link_gone"),
        ("/no-head-gone", 404, "link_gone"),
        ("/broken", 500, "link_answers_with_error"),
    ],
)
def test_a_dead_address_is_told(elsewhere: str, path: str, status: int, message: str) -> None:
    answer = ask(elsewhere + path, pause=0)
    assert (answer.status, answer.message) == (status, message)


@pytest.mark.parametrize("path", ["/shy", "/members", "/busy", "/loop"])
def test_an_address_shy_of_programs_is_not_called_dead(elsewhere: str, path: str) -> None:
    answer = ask(elsewhere + path, pause=0)
    assert answer.unsure
    assert answer.message is None


@pytest.mark.parametrize(
    "address",
    [
        "https://no-such-name.invalid/", "https://", "http://exa mple/", "https://[x/", "http://127.0.0.1:notaport/",
        "https://a：80/",
    ],
)  # fmt: skip
def test_an_address_that_is_none_is_told_instead_of_ending_the_look(address: str) -> None:
    answer = ask(address, pause=0)
    assert answer.failure
    assert answer.message == "link_unreachable"


def test_nobody_at_home_is_told() -> None:
    assert ask(f"http://127.0.0.1:{free_port()}/", pause=0).message == "link_unreachable"


def test_what_a_strange_server_wrote_does_not_reach_the_list() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def shout() -> None:
            for _ in range(2):
                with server.accept()[0] as connection:
                    connection.recv(4096)
                    connection.sendall(b"@everyone **look** here\r\n\r\n")

        threading.Thread(target=shout, daemon=True).start()
        answer = ask(f"http://127.0.0.1:{server.getsockname()[1]}/", pause=0)
    assert answer == Answer(failure="BadStatusLine")


def test_a_japanese_address_is_asked_for_as_browsers_do(elsewhere: str, asked: Counter[str]) -> None:
    assert ask(f"{elsewhere}/マッサージ?語=日本&done=%E6%97%A5", pause=0).status == 200
    assert list(asked) == [
        "HEAD /%E3%83%9E%E3%83%83%E3%82%B5%E3%83%BC%E3%82%B8?%E8%AA%9E=%E6%97%A5%E6%9C%AC&done=%E6%97%A5"
    ]


def test_a_name_in_letters_of_a_japanese_keyboard_is_looked_up_as_browsers_do(elsewhere: str) -> None:
    address = elsewhere.replace("127.0.0.1", "ｌｏｃａｌｈｏｓｔ") + "/fine"
    assert ask(address, pause=0).status == 200


def test_a_server_is_asked_no_more_than_needed(elsewhere: str, asked: Counter[str]) -> None:
    for path in ("/fine", "/gone", "/broken"):
        ask(elsewhere + path, pause=0)
    assert asked == Counter({"HEAD /fine": 1, "HEAD /gone": 1, "GET /gone": 1, "HEAD /broken": 1, "GET /broken": 2})


def test_staff_read_one_sentence_a_line_with_file_and_line(copy: Project, elsewhere: str, asked: Counter[str]) -> None:
    english = add(copy, "docs/massage.md", f"[one]({elsewhere}/gone) and [two]({elsewhere}/shy)")
    japanese = add(copy, "docs/massage.ja.md", f"[一]({elsewhere}/gone)、[二]({elsewhere}/fine)")
    add(copy, "data/holidays.yml", f"# {elsewhere}/removed, in a comment")
    done = look(copy)
    assert done.returncode == 1, done.stderr
    assert sorted(done.stdout.splitlines()) == [
        f"docs/massage.ja.md:{japanese}  {elsewhere}/gone はなくなりました（404）。"
        "新しいアドレスに直すか、リンクを消してください。",
        f"docs/massage.md:{english}  {elsewhere}/gone is gone (404); find its new address, or remove the link.",
    ]
    assert f"cannot check {elsewhere}/shy" in done.stderr
    assert asked["HEAD /gone"] == 1, "the same address was asked for once for each page"
    assert not asked["HEAD /removed"]


def test_nothing_to_mend_is_said_by_silence(copy: Project, elsewhere: str) -> None:
    add(copy, "docs/massage.md", f"[one]({elsewhere}/fine)")
    done = look(copy)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_old_help_lines_and_overdue_reviews_are_told(copy: Project) -> None:
    today = date.today()
    copy.edit("data/helplines.yml", f"checked_on: {today}", f"checked_on: {today - timedelta(days=200)}")
    copy.edit("docs/massage.md", f"next_review: {today + timedelta(days=30)}", "next_review: 2020-01-02")
    done = look(copy)
    assert done.returncode == 1
    told = done.stdout.splitlines()
    assert len(told) == 2
    assert re.match(r"data/helplines\.yml:\d+  checked_on is 200 days ago", told[0])
    assert re.match(r"docs/massage\.md:\d+  the next review was due on 2020-01-02", told[1])


def test_a_computer_that_is_offline_does_not_call_the_whole_web_dead(copy: Project) -> None:
    add(copy, "docs/massage.md", f"[one](http://127.0.0.1:{free_port()}/)")
    done = look(copy)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "online" in done.stderr
    assert "回線" in done.stderr
