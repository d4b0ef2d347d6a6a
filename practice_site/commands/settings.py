"""What mkdocs.yml says, as MkDocs has checked it."""

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from practice_site.issues import IssuesError, issue, line_of


def settings(root: Path, **options: object) -> MkDocsConfig:
    """Return what mkdocs.yml says; raises `IssuesError` with each setting that MkDocs or this project cannot use."""
    path = root / "mkdocs.yml"
    config = MkDocsConfig(config_file_path=str(path))
    with path.open("rb") as file:
        config.load_file(file)
    config.load_dict(options)
    errors, warnings = config.validate()
    text = path.read_text(encoding="utf-8-sig")
    found = [
        issue(path.name, line_of(text, name), "setting_wrong", name=name, reason=reason)
        for name, reason in [*errors, *warnings]
    ]
    if not errors:  # an indent that is lost hands a setting to its neighbour, and the pages would be somebody else's
        needed = {"hooks": config.hooks, "i18n": "i18n" in config.plugins, "site_url": config.site_url}
        gone = [name for name, there in needed.items() if not there] + ([] if config.nav or found else ["nav"])
        found = [issue(path.name, 1, "setting_missing", name=name) for name in gone] or found
    if errors or gone or not config.nav:
        raise IssuesError(found)
    for it in found:
        logging.getLogger("mkdocs.config").warning(it)
    return config
