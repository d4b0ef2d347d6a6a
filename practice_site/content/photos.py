"""Photos that a data file names: each with words for those who do not see it."""

import posixpath
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import unquote

from pydantic import AfterValidator, Field, ValidationInfo

from practice_site.content.data_files import Bilingual, Facts
from practice_site.issues import WrongError


def _there(address: str, info: ValidationInfo) -> str:
    """Refuse a photo that is not in docs/; what is wrong with the file itself is told of the file."""
    docs: Path | None = (info.context or {}).get("docs")
    name = posixpath.normpath(unquote(address).lstrip("/"))
    if docs and not (name.startswith("assets/") and (docs / name).is_file()):
        raise WrongError("photo_missing", name=address)
    return name


# Where it lies below docs/, as the editor writes it: /assets/room.jpg
PhotoFile = Annotated[str, Field(pattern=r"^/?assets/", description="photo_file"), AfterValidator(_there)]


class Photo(Facts):
    """A picture of a person, a room or the way in."""

    file: PhotoFile
    words: Bilingual = Field(description="words_in_both")
    caption: Bilingual | None = Field(default=None, description="words_in_both")

    @classmethod
    def all_in(cls, value: object) -> list[Self]:
        """Return every photo in a value of data, however deep it lies."""
        if isinstance(value, cls):
            return [value]
        if isinstance(value, Facts):
            return [photo for inner in vars(value).values() for photo in cls.all_in(inner)]
        return [photo for inner in value for photo in cls.all_in(inner)] if isinstance(value, list) else []
