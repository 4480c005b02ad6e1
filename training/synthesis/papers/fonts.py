"""The faces papers are set in: Noto CJK of Debian, serif for 宋体 and sans for 黑体.

Nothing is downloaded: a missing face is a coded error that names the package to install.
"""

from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

from training.synthesis.papers.errors import PaperNotDrawn

FOLDER = Path("/usr/share/fonts/opentype/noto")
SIMPLIFIED = 2  # index of the SC face inside each Noto CJK collection
_MEASURE = 1000  # pixels of the face in which widths are measured


class Face(StrEnum):
    """A face by its trade name; the value is the file of the collection."""

    SONG = "NotoSerifCJK-Regular.ttc"
    SONG_BOLD = "NotoSerifCJK-Bold.ttc"
    HEI = "NotoSansCJK-Regular.ttc"
    HEI_BOLD = "NotoSansCJK-Bold.ttc"


def face_path(face: Face) -> Path:
    """Return where the collection of this face lies; raises PaperNotDrawn(FONT_MISSING)."""
    path = FOLDER / face.value
    if not path.is_file():
        raise PaperNotDrawn("FONT_MISSING", f"{path} is missing: install Debian fonts-noto-cjk")
    return path


@lru_cache(maxsize=128)
def typeface(face: Face, pixels: float) -> ImageFont.FreeTypeFont:
    """Return the face at an em size in pixels; basic layout, so that all platforms agree."""
    return ImageFont.truetype(
        face_path(face), pixels, index=SIMPLIFIED, layout_engine=ImageFont.Layout.BASIC
    )


def advance(face: Face, text: str) -> float:
    """Return the width of a text in ems."""
    return typeface(face, _MEASURE).getlength(text) / _MEASURE
