"""Sound papers in every format and coding that the recognizer takes, small, for the damage to come.

OFD and XML are the sample papers; PDF are the sample scan, the sample with a text layer, and one
saved again by appending; images are one sample page at a third of its size, coded in many ways.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

_SAMPLES = Path(__file__).resolve().parent.parent / "data_samples" / "railings"
_SIDE = 480
_SOFTWARE, _ORIENTATION = 0x0131, 0x0112


def sound_papers() -> dict[str, tuple[bytes, ...]]:
    """Return the papers of each format by its name."""
    page = Image.open(_SAMPLES / "invoice.jpg")
    page.thumbnail((_SIDE, _SIDE))
    papers = {name.upper(): (_sample(f"invoice.{name}"),) for name in ("ofd", "xml")}
    text = _sample("invoice.pdf")
    papers["PDF"] = (text, _sample("contract.pdf"), _saved_again(text))
    papers["JPEG"] = tuple(_jpegs(page))
    papers["PNG"] = tuple(_pngs(page))
    papers["TIFF"] = tuple(_tiffs(page))
    papers["WEBP"] = (_coded(page, "WEBP", quality=60), _coded(page, "WEBP", lossless=True))
    papers["BMP"] = (_coded(page, "BMP"), _coded(page.convert("P"), "BMP"))
    return papers


def _sample(name: str) -> bytes:
    return (_SAMPLES / name).read_bytes()


def _coded(page: Image.Image, format_name: str, **options: Any) -> bytes:  # noqa: ANN401 - Pillow's
    stream = BytesIO()
    page.save(stream, format_name, **options)
    return stream.getvalue()


def _jpegs(page: Image.Image) -> Iterator[bytes]:
    said = Image.Exif()
    said[_SOFTWARE], said[_ORIENTATION] = "a program", 6
    yield _coded(page, "JPEG", quality=70, exif=said)
    yield _coded(page, "JPEG", quality=40, progressive=True)
    yield _coded(page.convert("L"), "JPEG")
    yield _coded(page.convert("CMYK"), "JPEG")


def _pngs(page: Image.Image) -> Iterator[bytes]:
    for mode in ("RGB", "RGBA", "P", "1", "I;16"):
        grey = mode == "I;16"
        yield _coded(page.convert("L").convert("I;16") if grey else page.convert(mode), "PNG")


def _tiffs(page: Image.Image) -> Iterator[bytes]:
    for compression in ("raw", "tiff_lzw", "tiff_adobe_deflate", "jpeg"):
        yield _coded(page, "TIFF", compression=compression)
    yield _coded(page.convert("1"), "TIFF", compression="group4")
    frames = [page, page.rotate(90), page.convert("L")]
    yield _coded(frames[0], "TIFF", save_all=True, append_images=frames[1:])


def _saved_again(paper: bytes) -> bytes:
    """Return the PDF with a second, appended version of its first object."""
    start = paper.rfind(b"startxref")
    number = b"1 0 obj"
    first = paper[paper.find(number) : paper.find(b"endobj") + 7]
    table = b"xref\n1 1\n%010d 00000 n \n" % len(paper)
    root = paper[paper.rfind(b"trailer") : start].split(b">>")[0]
    before = int(paper[start:].split()[1])
    end = b" /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (before, len(paper) + len(first))
    return paper + first + table + root + end
