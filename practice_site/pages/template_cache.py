"""Templates are compiled once and kept for the other language, the next save and the next build.

Compiling is half of a small build.

While compiling, Jinja works out filters of constants such as `"booking.md" | page_address`. Filters whose answer
depends on the language or on data are therefore marked `pass_context`, which keeps them for the moment of use.
"""

import jinja2
from jinja2.bccache import Bucket

from practice_site.cache.store import Store, key


class _MemoryCache(jinja2.BytecodeCache):
    """Keeps compiled templates as long as the program runs; Jinja itself notices when a template was changed."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}
        self.store = Store(None)

    def load_bytecode(self, bucket: Bucket) -> None:
        kept = self._kept.get(bucket.key) or self.store.get(_name(bucket))
        if kept:
            self._kept[bucket.key] = kept
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()
        self.store.put(_name(bucket), self._kept[bucket.key])


def _name(bucket: Bucket) -> bytes:
    return key("template", bucket.key, bucket.checksum)


_cache = _MemoryCache()


def keep_in(store: Store) -> None:
    """Keep what is compiled from now on for later builds, and use what earlier ones have compiled."""
    _cache.store = store


def compile_once(env: jinja2.Environment) -> jinja2.Environment:
    """Return an environment that escapes what it prints, and keeps what it compiles for all that came through here."""
    env.autoescape = jinja2.select_autoescape(("html", "xml", "svg"), default=False)
    env.bytecode_cache = _cache
    env.auto_reload = False  # each build has an environment of its own
    return env
