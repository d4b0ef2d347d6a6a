"""The pictures of docs/ on their way to visitors: small ones are published, and the originals stay where they are."""

import hashlib
import logging
import re
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from practice_site.checks import drawings
from practice_site.checks.picture_files import ENDINGS, faults
from practice_site.issues import issue
from practice_site.markup.pictures import Known, Shown
from practice_site.pages.picture_cache import Make, PictureCache
from practice_site.pages.small_pictures import Small, in_its_size, in_sizes

CACHE = ".cache/pictures"
_FOLDER = "assets/pictures/"  # where each name holds a digest, so that browsers may keep every file for ever
_LENGTH = 10
_UNSAFE = re.compile(r"[^a-z0-9]+")
log = logging.getLogger("mkdocs.plugins")


class Pictures:
    """The pictures that the pages of one language may show."""

    def __init__(self, root: Path, files: Files, config: MkDocsConfig) -> None:
        """Find the originals."""
        self._cache = PictureCache(root / CACHE)
        icon = str(config.theme.get("favicon"))  # which browsers ask for by its name
        found = [it for it in files.media_files() if it.src_dir == config.docs_dir]
        self._originals = {it.dest_uri: it for it in found if it.src_uri.lower().endswith(ENDINGS)}
        self._kept = [it for it in self._originals.values() if it.src_uri == icon]
        self._known: dict[str, Shown | None] = {}
        self._published: dict[str, bytes] = {}

    def get(self, address: str) -> Shown | None:
        """Return what visitors get of an original, which is published from now on."""
        if address not in self._originals:
            return None
        if address not in self._known:
            self._known[address] = self._shown(self._originals[address])
        return self._known[address]

    @property
    def count(self) -> int:
        """Return how many files are published."""
        return len(self._published)

    def publish(self, files: Files, config: MkDocsConfig) -> None:
        """Put what pages show in the place of the originals, once all pages have been read."""
        for file in self._originals.values():
            if small := self._made(file, in_its_size) if file in self._kept else None:
                file.content_bytes = small[1][0].content
            else:
                files.remove(file)
        for name, content in self._published.items():
            files.append(File.generated(config, name, content=content))
        self._cache.shrink()

    def _shown(self, file: File) -> Shown | None:
        if file.src_uri.lower().endswith(".svg"):
            return self._drawing(file)
        if file in self._kept:
            made = self._made(file, in_its_size)
            return Shown(made[1][0].width, made[1][0].height, file.dest_uri) if made else None
        made = self._made(file, in_sizes)
        return self._photo(file, *made) if made else None

    def _made(self, file: File, make: Make) -> tuple[str, list[Small]] | None:
        """Return the digest of a photo and what is made of it; staff have been told of those that are not fit."""
        path = Path(str(file.abs_src_path))
        if faults(path):
            return None
        try:
            return self._cache.made(path, make)
        except Exception:  # decoders of broken files fail in every way there is
            log.warning(str(issue(f"docs/{file.src_uri}", 1, "picture_unreadable")))
            return None

    def _photo(self, file: File, digest: str, small: list[Small]) -> Shown:
        *by_width, old = small
        for it in small:
            self._published[_name(file, f"-{it.width}", digest, it.kind)] = it.content
        addresses = tuple((it.width, _name(file, f"-{it.width}", digest, it.kind)) for it in by_width)
        largest = by_width[-1]
        return Shown(largest.width, largest.height, _name(file, f"-{old.width}", digest, old.kind), addresses)

    def _drawing(self, file: File) -> Shown | None:
        path = Path(str(file.abs_src_path))
        size = None if faults(path) else drawings.size(path)
        if not size:
            return None
        content = path.read_bytes()
        name = _name(file, "", hashlib.sha256(content).hexdigest(), "svg")
        self._published[name] = content
        return Shown(max(1, round(size[0])), max(1, round(size[1])), name)


class Asked:
    """Pictures, and the addresses under which a page has found some of them."""

    def __init__(self, pictures: Known) -> None:
        """Take the pictures."""
        self._pictures = pictures
        self.addresses: dict[str, None] = {}

    def get(self, address: str) -> Shown | None:
        """Return what visitors get of a picture."""
        found = self._pictures.get(address)
        if found:
            self.addresses[address] = None
        return found


def _name(file: File, size: str, digest: str, kind: str) -> str:
    """Return the name of a published picture: letters that every server and mail program leaves alone."""
    stem = _UNSAFE.sub("-", PurePosixPath(file.src_uri).stem.lower()).strip("-")
    return f"{_FOLDER}{stem or 'picture'}{size}.{digest[:_LENGTH]}.{kind}"
