"""Pictures as cameras, phones and drawing programs write them, and what they must not tell."""

import base64
import io
from functools import cache
from typing import Any

from PIL import ExifTags, Image, ImageCms, ImageFilter, PngImagePlugin

OWNER = "Hanako Tanaka"  # stands in everything that a picture tells beside itself
XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a exif:GPSLatitude="34,43N">{OWNER}</a></x:xmpmeta>'.encode()
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

# 64 × 48, teal with a red stripe at its left, with a place where it was taken.
HEIC = base64.b64decode("""
AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAb5tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAADRpbG9jAAAAAERA
AAIAAQAAAAAB4gABAAAAAAAAAFgAAgAAAAACOgABAAAAAAAAAKgAAAA4aWluZgAAAAAAAgAAABVpbmZlAgAAAAABAABodmMxAAAAABVpbmZlAgAAAQAC
AABFeGlmAAAAAA5waXRtAAAAAAABAAAA/WlwcnAAAADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAA
AAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaA
AAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xhcAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBpeGkAAAAAAwgICAAAABhpcG1hAAAA
AAAAAAEAAQWBAgMFhAAAABppcmVmAAAAAAAAAA5jZHNjAAIAAQABAAABCG1kYXQAAABUKAGvE4DmqHuz//XeCv/KtZ/5m6GpW2hrR9TBv/xMDGqDmgIy
VPUikup3NTh1TcAsgGRrJ7OFXCVUfCGP7dBAWaU2UInu3L33bSTYGwMGM98ewRYvAAAABkV4aWYAAE1NACoAAAAIAAMBDwACAAAABgAAADIBEgADAAAA
AQAGAACIJQAEAAAAAQAAADgAAAAAQXBwbGUAAAQAAQACAAAAAk4AAAAAAgAFAAAAAwAAAG4AAwACAAAAAkUAAAAABAAFAAAAAwAAAIYAAAAAAAAAIgAA
AAEAAAArAAAAAQAAAAAAAAABAAAAhwAAAAEAAAAPAAAAAQAAAAAAAAAB
""")


@cache
def scenery(width: int = 1200, height: int = 900) -> Image.Image:
    """Return a picture with as much in it as a photo: red at its top, blue at its foot, grain all over."""
    down = Image.linear_gradient("L").resize((width, height))
    grain = Image.effect_noise((width, height), 60).filter(ImageFilter.GaussianBlur(2))
    red = Image.blend(down.point(lambda value: 255 - value), grain, 0.2)
    return Image.merge("RGB", (red, grain.point(lambda value: value // 3), Image.blend(down, grain, 0.2)))


def told(turned: int = 1) -> Image.Exif:
    """Return what a phone notes: who, where, and how the camera was held."""
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = OWNER
    exif[ExifTags.Base.Orientation] = turned
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (34.0, 43.0, 0.0), 3: "E", 4: (135.0, 15.0, 0.0)})
    return exif


def photo(picture: Image.Image | None = None, kind: str = "JPEG", turned: int = 1, **how: Any) -> bytes:  # noqa: ANN401
    """Return a picture file with everything that such a file may tell."""
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", OWNER)
    notes.add_itxt("XML:com.adobe.xmp", XMP.decode())
    also: dict[str, dict[str, Any]] = {
        "JPEG": {"xmp": XMP, "comment": OWNER, "quality": 92},
        "PNG": {"pnginfo": notes},
        "WEBP": {"xmp": XMP},
        "AVIF": {"xmp": XMP},
        "GIF": {"comment": OWNER},
    }
    out = io.BytesIO()
    (picture or scenery()).save(out, kind, **{"exif": told(turned), "icc_profile": PROFILE, **also[kind], **how})
    content = out.getvalue()
    if kind != "JPEG":
        return content
    note = b"Photoshop 3.0\x00" + OWNER.encode()  # as agencies and newspapers write it
    return content[:2] + b"\xff\xed" + (len(note) + 2).to_bytes(2, "big") + note + content[2:]


def tells(content: bytes) -> list[str]:
    """Return what a picture file tells beside its pixels."""
    with Image.open(io.BytesIO(content)) as picture:
        found = [name for name in ("exif", "xmp", "icc_profile", "comment", "photoshop") if picture.info.get(name)]
        found += ["EXIF"] * bool(dict(picture.getexif())) + list(getattr(picture, "text", {}))
    return found + ["words"] * (OWNER.encode() in content)
