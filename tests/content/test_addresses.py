"""An address leads where its reader thinks, and reaches templates and the security policy in plain ASCII."""

from pathlib import Path

import pytest

from practice_site.content.addresses import is_example
from practice_site.content.data_files import load, validated
from practice_site.content.helplines import Helplines
from practice_site.content.practice import Practice
from practice_site.content.references import References
from practice_site.content.yaml_lines import read
from practice_site.delivery.headers import policy
from practice_site.issues import Issue, IssuesError
from tests.support.project import ROOT

SHIPPED = (ROOT / "data/practice.yml").read_text(encoding="utf-8")


def practice(field: str, written: str) -> Practice:
    kept = "\n".join(line for line in SHIPPED.splitlines() if not line.startswith(f"{field}:"))
    return validated(f"{field}: '{written.replace(chr(39), chr(39) * 2)}'\n{kept}", Practice, "data/practice.yml")


def refused(field: str, written: str) -> Issue:
    with pytest.raises(IssuesError) as error:
        practice(field, written)
    (found,) = error.value.issues
    assert found.line == 1
    return found


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://form.example.com/send", "https://form.example.com/send"),
        ("https://form.example.com:8443/a?b=1&c=%20#d", "https://form.example.com:8443/a?b=1&c=%20#d"),
        ("https://Form.Example.com/A", "https://form.example.com/A"),
        ("https://予約.例え.jp/send", "https://xn--0kq264i.xn--r8jz45g.jp/send"),
        ("https://münchen.example.de", "https://xn--mnchen-3ya.example.de"),
        ("https://a.example.com/予約?日=1", "https://a.example.com/%E4%BA%88%E7%B4%84?%E6%97%A5=1"),
        ("https://a.example.com/;x*", "https://a.example.com/%3Bx%2A"),
    ],
)
def test_an_address_is_ascii_in_templates_and_in_the_policy(written: str, address: str) -> None:
    found = practice("form_endpoint", written).form_endpoint
    assert found == address
    host = address.split("/")[2]
    assert policy("", found).count(f" 'self' https://{host}") == 2
    assert policy("", found).count(";") == policy("", None).count(";")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("http://a.example.com", "begins with https://"),
        ("javascript:alert(1)", "begins with https://"),
        ("//a.example.com", "begins with https://"),
        ("https:///a.example.com", "begins with https://"),
        ("https://a.example.com/ x", "a space or a character that cannot be seen"),
        ("https://a.example.com/\u200b", "a space or a character that cannot be seen"),
        ("https://a.example.com/\u3000x", "a space or a character that cannot be seen"),
        ('https://a.example.com/"x', 'holds “"”, which'),
        ("https://a.example.com/'x", "holds “'”, which"),
        ("https://a.example.com/x”", "holds “””, which"),
        ("https://a.example.com/{x}", "holds “{”, which"),
        ("https://a.example.com\\x", "holds “\\”, which"),
        ("https://a.example.com/<x>", "holds “<”, which"),
        ("https://a．example.com", "holds “．”, which"),
        ("https://a.example.com/１", "holds “１”, which"),
        ("https://a.example.com／x", "holds “／”, which"),
        ("https://x;sandbox", "leads to “x;sandbox”"),
        ("https://*.com", "leads to “*.com”"),
        ("https://a_b.example.com", "leads to “a_b.example.com”"),
        ("https://-a.example.com", "leads to “-a.example.com”"),
        ("https://localhost/", "leads to “localhost”"),
        ("https://127.0.0.1/", "leads to “127.0.0.1”"),
        ("https://[::1]/", "leads to “::1”"),
        ("https://[::1", "leads to “[::1”"),
        ("https://a.example.com:99999/", "leads to “a.example.com:99999”"),
        (f"https://{'a' * 64}.example.com", "leads to “aaa"),
        ("https://user:pass@a.example.com/", "a name or a password before “@”"),
        ("https://a.example.com@evil.example.org/", "a name or a password before “@”"),
        ("https://b\u043e\u043eking.example.com/", "holds “\u043e” of another alphabet (Cyrillic)"),
        ("https://\u03bfrder.example.com/", "of another alphabet (Greek)"),
        ("https://g\u0251.example.com/", "of another alphabet (Latin)"),
    ],
)
def test_an_address_that_leads_elsewhere_or_nowhere_is_refused(written: str, said: str) -> None:
    assert said in refused("form_endpoint", written).en


@pytest.mark.parametrize(
    "written",
    ["https://line.me/R/ti/p/@abc", "https://lin.ee/Ab1", "https://page.line.me/x", "https://line.example.com/"],
)
def test_line_is_reached_at_its_own_addresses(written: str) -> None:
    assert practice("line_url", written).line_url == written


@pytest.mark.parametrize("host", ["evil.org", "line.me.evil.org", "evilline.me", "xlin.ee"])
def test_line_is_nowhere_else(host: str) -> None:
    assert f"leads to {host}, which is not LINE" in refused("line_url", f"https://{host}/line.me").en


@pytest.mark.parametrize(
    "written",
    ["a,b@c.com", '"a b"@c.com', "予約@c.com", "a@b", "a@b.com, c@d.e", "a＠b.com", "a'b@c.com", "a@b.com?cc=x"],
)
def test_a_mail_address_is_plain(written: str) -> None:
    assert "expected an address such as booking@example.com" in refused("email", written).en


@pytest.mark.parametrize("name", ["a b", "a'b", 'a"b', "a<b", "a{b", "a?b", "１"])
def test_a_doi_is_plain(tmp_path: Path, name: str) -> None:
    text = (ROOT / "data/references.yml").read_text(encoding="utf-8")
    path = tmp_path / "references.yml"
    path.write_text(text.replace("doi: 10.1136/bmj-2023-075847", f"doi: 10.1136/{name}", 1), encoding="utf-8")
    with pytest.raises(IssuesError, match="expected a DOI such as"):
        load(path, References)


def test_every_shipped_address_stays_as_it_is_written() -> None:
    for name, model in (("helplines", Helplines), ("references", References)):
        path = ROOT / f"data/{name}.yml"
        written = [entry.get("url") for entry in read(path.read_text(encoding="utf-8"))[0][name]]
        assert [entry.url for entry in getattr(load(path, model), name)] == written


def test_nobody_is_reached_at_an_example() -> None:
    assert is_example("https://line.example.com/") and is_example("https://localhost:8000") and is_example(None)
    assert not is_example("https://example.com.evil.org/") and not is_example("https://line.me/")
