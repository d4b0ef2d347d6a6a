"""What the site tells machines is valid by schema.org's own vocabulary, as its types for TypeScript know it."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.support.browser import TESTS
from tests.support.html import parsed, sitemap_paths

COMPILER = TESTS / "node_modules/typescript/bin/tsc"
HEAD = 'import type { HealthAndBeautyBusiness, WebPage, WithContext } from "schema-dts";\n'


def scripts(page: Path) -> list[dict[str, object]]:
    return [json.loads(it.text()) for it in parsed(page).css('script[type="application/ld+json"]')]


def faults(folder: Path, found: list[dict[str, object]]) -> list[str]:
    """Return what the TypeScript compiler finds wrong: an unknown property, or a value of the wrong type."""
    lines = [
        f"export const it{number}: WithContext<{it['@type']}> = {json.dumps(it, ensure_ascii=False)};\n"
        for number, it in enumerate(found)
    ]
    (folder / "data.ts").write_text(HEAD + "".join(lines), encoding="utf-8")
    (folder / "node_modules").symlink_to(TESTS / "node_modules")
    options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2022"]
    done = subprocess.run(
        ["node", str(COMPILER), *options, "data.ts"], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def told(full_site: Path) -> list[dict[str, object]]:
    """All that the site tells machines; breadcrumbs and pages once for each language."""
    pages = [full_site / path.lstrip("/") / "index.html" for path in sitemap_paths(full_site)]
    return [it for page in pages for it in scripts(page)]


@pytest.mark.slow
def test_it_is_valid_and_what_the_vocabulary_does_not_know_would_be_found(
    told: list[dict[str, object]], tmp_path: Path
) -> None:
    assert {str(it["@type"]) for it in told} == {"HealthAndBeautyBusiness", "WebPage"}
    business = next(it for it in told if it["@type"] == "HealthAndBeautyBusiness")
    (found,) = [line for line in faults(tmp_path, [*told, {**business, "speciality": "massage"}]) if "error" in line]
    assert found.startswith(f"data.ts({len(told) + 2},")
    assert "'\"speciality\"' does not exist" in found


def test_people_and_prices_are_told(told: list[dict[str, object]]) -> None:
    business = next(it for it in told if it.get("knowsLanguage"))
    text = json.dumps(business, ensure_ascii=False)
    for fact in ("Jun Ishida", "hasCredential", "123456", '"price": "7000"', "JPY", "2027-02-03", "Cash or card."):
        assert fact in text
