"""Every page is valid HTML by the Nu validator."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.project import ROOT

JAR = ROOT / "tests/node_modules/vnu-jar/build/dist/vnu.jar"


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("java"), reason="there is no Java here: HTML was not validated")
def test_every_page_is_valid(site: Path, full_site: Path) -> None:
    assert JAR.exists(), "the validator is missing: npm ci --prefix tests"
    # Where everything is given, pages hold everything but the warning of a sample.
    pages = [*sorted(full_site.rglob("*.html")), site / "index.html", site / "ja/booking/index.html", site / "404.html"]
    assert len(pages) > 25
    command = ["java", "-jar", str(JAR), "--format", "json", "--exit-zero-always", *map(str, pages)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    messages = json.loads(told)["messages"]
    found = {(m["url"].rpartition("/site/")[2], m["message"]) for m in messages if m["type"] == "error"}
    assert not found
