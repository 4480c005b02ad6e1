"""The faces papers are set in, all from Debian packages: 宋体, 黑体, 楷体 and a written hand.

Nothing is downloaded: a missing face is a coded error that names the package to install. A face
is used only for text that it covers: the free 仿宋 of Debian lacks simplified characters and is
left out for that reason.
"""

from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont
from PIL import ImageFont

from training.synthesis.papers.errors import PaperNotDrawn

FOLDER = Path("/usr/share/fonts/opentype/noto")
TRUETYPE = Path("/usr/share/fonts/truetype")
SIMPLIFIED = 2  # index of the SC face inside each Noto CJK collection
_MEASURE = 1000  # pixels of the face in which widths are measured


class Face(StrEnum):
    """A face by its trade name; the value is its file, for others than Noto below TRUETYPE."""

    SONG = "NotoSerifCJK-Regular.ttc"
    SONG_BOLD = "NotoSerifCJK-Bold.ttc"
    HEI = "NotoSansCJK-Regular.ttc"
    HEI_BOLD = "NotoSansCJK-Bold.ttc"
    SONG_LIGHT = "arphic-gbsn00lp/gbsn00lp.ttf"
    KAI = "arphic-gkai00mp/gkai00mp.ttf"
    MICRO_HEI = "wqy/wqy-microhei.ttc"
    HAND = "lxgw-wenkai/LXGWWenKai-Light.ttf"
    WEN_KAI = "lxgw-wenkai/LXGWWenKai-Regular.ttf"


_PACKAGES = {
    "arphic-gbsn00lp": "fonts-arphic-gbsn00lp",
    "arphic-gkai00mp": "fonts-arphic-gkai00mp",
    "wqy": "fonts-wqy-microhei",
    "lxgw-wenkai": "fonts-lxgw-wenkai",
}
_FALLBACKS = (Face.SONG, Face.HEI)


def face_path(face: Face) -> Path:
    """Return where the file of this face lies; raises PaperNotDrawn(FONT_MISSING)."""
    path = _file_of(face)
    if not path.is_file():
        package = package_of(face)
        raise PaperNotDrawn("FONT_MISSING", f"{path} is missing: install Debian {package}")
    return path


def package_of(face: Face) -> str:
    """Return the Debian package that brings this face."""
    return _PACKAGES.get(face.value.partition("/")[0], "fonts-noto-cjk")


def missing_packages() -> tuple[str, ...]:
    """Return the Debian packages of faces that are not installed."""
    return tuple(sorted({package_of(face) for face in Face if not _file_of(face).is_file()}))


def face_index(face: Face) -> int:
    """Return which face of its file it is."""
    return 0 if "/" in face.value else SIMPLIFIED


@lru_cache(maxsize=512)
def typeface(face: Face, pixels: float) -> ImageFont.FreeTypeFont:
    """Return the face at an em size in pixels; basic layout, so that all platforms agree."""
    return ImageFont.truetype(
        face_path(face), pixels, index=face_index(face), layout_engine=ImageFont.Layout.BASIC
    )


def advance(face: Face, text: str) -> float:
    """Return the width of a text in ems."""
    return sum(_width(face, character) for character in text) / _MEASURE


def covering(face: Face, text: str) -> Face:
    """Return the face, or one that has all characters of the text where this one has not.

    Raises PaperNotDrawn(GLYPH_MISSING) when none has: a hollow box is never drawn.
    """
    for candidate in (face, *_FALLBACKS):
        if _covered(candidate) >= set(text):
            return candidate
    missing = "".join(sorted(set(text) - _covered(_FALLBACKS[0])))
    raise PaperNotDrawn("GLYPH_MISSING", f"no face has {missing!r}")


def _file_of(face: Face) -> Path:
    return (TRUETYPE if "/" in face.value else FOLDER) / face.value


@cache
def _width(face: Face, character: str) -> float:
    return typeface(face, _MEASURE).getlength(character)


@cache
def _covered(face: Face) -> frozenset[str]:
    font = TTFont(face_path(face), fontNumber=face_index(face), lazy=True)
    return frozenset(map(chr, font.getBestCmap()))
