import io
import os
import zlib
from dataclasses import replace

import pytest

from models.errors import Unreadable
from models.recognizer.decode import decode
from models.recognizer.limits import LIMITS
from models.recognizer.sniff import sniff
from tests.models.recognizer.small_papers import blank_png, encoded, page_pdf, pdf, picture, raw_pdf

SHORT = replace(LIMITS, child_cpu_seconds=2, child_wall_seconds=6)


def _code_of(data, limits=LIMITS):
    with pytest.raises(Unreadable) as refusal:
        decode(data, sniff(data), limits)
    return refusal.value.code


@pytest.fixture(autouse=True)
def _parent_lives_and_keeps_nothing_open():
    """After each refusal the same process decodes a good paper and has leaked no descriptor."""
    good = encoded(picture(), "PNG")
    decode(good, sniff(good))
    before = len(os.listdir("/proc/self/fd"))
    yield
    assert decode(good, sniff(good))[0].pixels.shape == (48, 64, 3)
    assert len(os.listdir("/proc/self/fd")) <= before + 1


def _tiff(frames):
    stream = io.BytesIO()
    picture().save(stream, "TIFF", save_all=True, append_images=[picture()] * (frames - 1))
    return stream.getvalue()


@pytest.mark.parametrize("format_name", ["PNG", "JPEG", "TIFF", "WEBP", "BMP"])
def test_a_cut_image_is_broken(format_name):
    data = encoded(picture((400, 300)), format_name)
    assert _code_of(data[: len(data) // 2]) == "BROKEN_IMAGE"


@pytest.mark.parametrize("side", [30_000, 12_001])
def test_a_giant_image_is_refused_from_its_header(side):
    assert _code_of(blank_png(side)) == "IMAGE_TOO_LARGE"


def test_too_many_pixels_are_refused_though_the_sides_are_short():
    assert _code_of(blank_png(6_400)) == "IMAGE_TOO_LARGE"


def test_too_many_frames_are_refused():
    assert _code_of(_tiff(LIMITS.frames + 1)) == "TOO_MANY_PAGES"
    assert len(decode(_tiff(LIMITS.frames), sniff(_tiff(2)))) == LIMITS.frames


def test_a_pdf_with_a_password_is_refused():
    assert _code_of(pdf([(50, 50, "text")], encrypt="secret")) == "ENCRYPTED_PDF"


def test_a_pdf_of_too_many_pages_is_refused():
    assert _code_of(pdf(pages=LIMITS.pdf_pages + 1)) == "TOO_MANY_PAGES"


def test_one_page_named_many_times_is_refused():
    kids = b" ".join([b"3 0 R"] * 20_000)
    data = raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count 20000 >>" % kids,
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
    )
    assert _code_of(data) == "TOO_MANY_PAGES"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\nnothing follows",
        pdf([(50, 50, "text")])[:300],
        raw_pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
        raw_pdf(b"<< /Type /Catalog /Pages 1 0 R /Kids [1 0 R] /Count 3 >>"),
    ],
    ids=["stub", "cut", "loop", "self"],
)
def test_a_pdf_that_cannot_be_opened_is_broken(data):
    assert _code_of(data) == "BROKEN_PDF"


def test_a_stream_packed_twice_ends_the_child_not_the_parent():
    packed = zlib.compress(zlib.compress(b"0 0 m 9 9 l S " * 8_000_000, 9), 9)
    data = page_pdf(packed, b"/Filter [/FlateDecode /FlateDecode]")
    assert len(data) < 20_000
    assert _code_of(data, SHORT) in ("DECODE_TIMEOUT", "DECODE_CRASHED", "DECODE_MEMORY")


def test_a_child_that_computes_too_long_times_out():
    operators = zlib.compress(b"0 0 m 600 400 l 300 1 l h f* " * 2_000_000, 1)
    data = page_pdf(operators, b"/Filter /FlateDecode")
    assert _code_of(data, replace(LIMITS, child_cpu_seconds=1)) == "DECODE_TIMEOUT"


def test_a_child_that_asks_for_too_much_memory_is_told_so():
    stingy = replace(LIMITS, child_memory=500 * 2**20)
    assert _code_of(blank_png(6_000), stingy) in ("DECODE_MEMORY", "DECODE_CRASHED")


def test_an_answer_beyond_its_limit_is_refused():
    stingy = replace(LIMITS, child_result_bytes=99_999)
    assert _code_of(encoded(picture((900, 900)), "PNG"), stingy) == "DECODE_CRASHED"


def test_too_much_text_on_a_page_is_refused():
    crowded = [(10, 10 * line, "0123456789" * 10) for line in range(1, 30)]
    assert _code_of(pdf(crowded), replace(LIMITS, page_characters=2_000)) == "TOO_MUCH_TEXT"
