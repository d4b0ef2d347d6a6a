"""Templates are compiled once and kept for the other language and the next save: compiling is half of a small build.

While compiling, Jinja works out filters of constants such as `"booking.md" | page_address`. Filters whose answer
depends on the language or on data are therefore marked `pass_context`, which keeps them for the moment of use.
"""

import jinja2
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files


class MemoryCache(jinja2.BytecodeCache):
    """Keeps compiled templates as long as the program runs; Jinja itself notices when a template was changed."""

    def __init__(self) -> None:
        """Begin empty."""
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what was kept for it."""
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in a bucket."""
        self.kept[bucket.key] = bucket.bytecode_to_string()


_cache = MemoryCache()


def compile_once(env: jinja2.Environment) -> jinja2.Environment:
    """Return an environment that keeps what it compiles for the others that came through here."""
    env.bytecode_cache = _cache
    return env


@event_priority(100)  # before anything asks for a template
def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Give every build the same cache."""
    compile_once(env)
