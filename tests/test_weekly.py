"""The weekly look finds what grew wrong by itself, and accuses no address that is only shy of programs."""

import http.server
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import ROOT, Project

sys.path.insert(0, str(ROOT / "tools"))

from weekly import Answer, addresses, ask, sentence

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
    shutil.copytree(ROOT / "tools", project.root / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    today = date.today()
    for path in [*(project.root / "docs").rglob("*.md"), *(project.root / "data").glob("*.yml")]:
        text = re.sub(r"https?://[^/\s]+", "https://www.example.com", path.read_text(encoding="utf-8"))
        text = re.sub(r"^\s+(doi|pmid): .*\n", "", text, flags=re.M)
        text = re.sub(r"^checked_on: .*$", f"checked_on: {today}", text, flags=re.M)
        text = re.sub(r"^next_review: .*$", f"next_review: {today + timedelta(days=30)}", text, flags=re.M)
        path.write_text(text, encoding="utf-8")
    return project


def look(project: Project) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "tools/weekly.py"]
    environment = {**os.environ, "no_proxy": "*"}  # this computer's proxy knows nothing of this computer's server
    return subprocess.run(command, cwd=project.root, env=environment, capture_output=True, text=True, check=False)


def closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


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
    assert sentence(elsewhere + path, answer) is None


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/gone", "is gone (404)"),
        ("/removed", "is gone (410)"),
        ("/moved-away", "is gone (404)"),
        ("/no-head-gone", "is gone (404)"),
        ("/broken", "answers with an error (500)"),
    ],
)
def test_a_dead_address_is_told_in_both_languages(elsewhere: str, path: str, said: str) -> None:
    told = sentence(elsewhere + path, ask(elsewhere + path, pause=0))
    assert told
    assert said in told[0]
    assert re.search(r"[ぁ-ん]", told[1])


@pytest.mark.parametrize("path", ["/shy", "/members", "/busy", "/loop"])
def test_an_address_shy_of_programs_is_not_called_dead(elsewhere: str, path: str) -> None:
    answer = ask(elsewhere + path, pause=0)
    assert answer.unsure
    assert sentence(elsewhere + path, answer) is None


def test_nobody_at_home_and_no_such_name_are_told() -> None:
    for address in (f"http://127.0.0.1:{closed_port()}/", "https://no-such-name.invalid/"):
        answer = ask(address, pause=0)
        assert answer.failure
        assert "cannot be reached" in (sentence(address, answer) or ("",))[0]


def test_an_address_that_is_none_is_told_instead_of_ending_the_look() -> None:
    for address in ("https://", "http://exa mple/", "https://[x/", "http://127.0.0.1:notaport/", "https://a：80/"):
        assert sentence(address, ask(address, pause=0)), address


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


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("[a](https://a.test/b)", "https://a.test/b"),
        ("([a](https://a.test/b_(c))).", "https://a.test/b_(c)"),
        ("See https://a.test/b. Then", "https://a.test/b"),
        ("<https://a.test/b?c=d#e>", "https://a.test/b?c=d#e"),
        ("url: 'https://a.test/b'", "https://a.test/b"),
        ("（https://a.test/b）、", "https://a.test/b"),
    ],
)
def test_an_address_is_read_without_the_sentence_around_it(tmp_path: Path, written: str, address: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/page.md").write_text(f"one\n{written}\n", encoding="utf-8")
    assert addresses(tmp_path) == {address: [("docs/page.md", 2)]}


def test_samples_and_halves_of_addresses_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    written = (
        "https://. https:// https://example.com https://a.example.com/b https://Example.com:80/ https://example.comet/"
    )
    (tmp_path / "docs/page.md").write_text(written, encoding="utf-8")
    assert list(addresses(tmp_path)) == ["https://example.comet/"]


def test_the_links_of_the_shipped_site_are_all_found() -> None:
    found = addresses(ROOT)
    places = {path for where in found.values() for path, _ in where}
    assert {"data/references.yml", "data/helplines.yml"} <= places
    assert not [address for address in found if "example.com" in address]
    text = (ROOT / "data/references.yml").read_text(encoding="utf-8")
    assert sum(address.startswith("https://doi.org/") for address in found) >= len(
        set(re.findall(r"^\s+doi: (\S+)", text, re.M))
    )


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


def test_where_the_form_is_sent_is_not_asked_for(copy: Project, elsewhere: str) -> None:
    data = copy.root / "data/practice.yml"
    data.write_text(re.sub(r"^form_endpoint:.*\n", "", data.read_text(encoding="utf-8"), flags=re.M), encoding="utf-8")
    add(copy, "data/practice.yml", f"form_endpoint: {elsewhere}/gone")
    assert not addresses(copy.root)


def test_nothing_to_mend_is_said_by_silence(copy: Project, elsewhere: str) -> None:
    add(copy, "docs/massage.md", f"[one]({elsewhere}/fine)")
    done = look(copy)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_old_help_lines_and_overdue_reviews_are_told(copy: Project) -> None:
    today = date.today()
    lines = copy.root / "data/helplines.yml"
    text = lines.read_text(encoding="utf-8")
    lines.write_text(
        re.sub(r"^checked_on: .*$", f"checked_on: {today - timedelta(days=200)}", text, flags=re.M), "utf-8"
    )
    copy.edit("docs/massage.md", f"next_review: {today + timedelta(days=30)}", "next_review: 2020-01-02")
    done = look(copy)
    assert done.returncode == 1
    told = done.stdout.splitlines()
    assert len(told) == 2
    assert re.match(r"data/helplines\.yml:\d+  checked_on is 200 days ago", told[0])
    assert re.match(r"docs/massage\.md:\d+  the next review was due on 2020-01-02", told[1])


def test_a_computer_that_is_offline_does_not_call_the_whole_web_dead(copy: Project) -> None:
    add(copy, "docs/massage.md", f"[one](http://127.0.0.1:{closed_port()}/)")
    done = look(copy)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "online" in done.stderr
    assert "回線" in done.stderr
