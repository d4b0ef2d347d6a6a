"""Templates are compiled once and kept for the other language and the next save: compiling is half of a small build.

While compiling, Jinja works out filters of constants such as `"booking.md" | page_address`. Filters whose answer
depends on the language or on data are therefore marked `pass_context`, which keeps them for the moment of use.
"""

import jinja2
from jinja2.bccache import Bucket


class _MemoryCache(jinja2.BytecodeCache):
    """Keeps compiled templates as long as the program runs; Jinja itself notices when a template was changed."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


_cache = _MemoryCache()


def compile_once(env: jinja2.Environment) -> jinja2.Environment:
    """Return an environment that escapes what it prints, and keeps what it compiles for all that came through here."""
    env.autoescape = jinja2.select_autoescape(("html", "xml", "svg"), default=False)
    env.bytecode_cache = _cache
    return env
