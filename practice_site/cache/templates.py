"""What templates ask for is not read again while they stay as they are."""

import json
from dataclasses import asdict
from pathlib import Path

from practice_site.cache.store import Store, key
from practice_site.content import templates
from practice_site.content.templates import Templates


def kept_templates(store: Store, overrides: Path) -> Templates:
    """Return what the templates of a folder ask for."""
    paths = sorted(overrides.glob("**/*.html"))
    name = key("templates", *(it for path in paths for it in (str(path.relative_to(overrides)), path.read_bytes())))

    def read() -> bytes:
        found = asdict(templates.read(overrides))
        return json.dumps(found | {"linked": sorted(found["linked"])}).encode()

    kept = json.loads(store.kept(name, read))
    return Templates(kept["names"], kept["labels"], set(kept["linked"]))
