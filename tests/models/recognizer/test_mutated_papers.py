"""Any damage to a paper gives pages, a reading, or a coded refusal: never another error."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.errors import Unreadable
from models.recognizer.decode import decode
from models.recognizer.ofd_source import read_ofd
from models.recognizer.sniff import MediaType, sniff
from models.recognizer.xml_source import read_xml
from tests.models.recognizer.small_papers import (
    ATTACHMENT,
    EINVOICE,
    encoded,
    ofd_files,
    pdf,
    picture,
    text_object,
    zipped,
)

TEXTS = ((20, 300, "Invoice No. 12345678"), (300, 300, "318.00"))
PAGE = "".join(text_object(i, f"20 {9 * i} 90 5", text) for i, text in enumerate(("318.00", "304")))
DECODED = {
    "png": encoded(picture(), "PNG"),
    "jpeg": encoded(picture(), "JPEG"),
    "tiff": encoded(picture(), "TIFF", compression="tiff_lzw"),
    "webp": encoded(picture(), "WEBP"),
    "bmp": encoded(picture(), "BMP"),
    "pdf": pdf(TEXTS),
}
ATTACHED = {"Doc_0/Attachs/original_invoice.xml": ATTACHMENT}
EXACT = {
    "ofd": zipped(ofd_files(PAGE, **ATTACHED)),
    "xml": EINVOICE.encode(),
    "xml_2019": ATTACHMENT.encode(),
}
PROFILE = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@st.composite
def damage(draw):
    """Up to eight bits flipped, then perhaps a cut: places as shares of the length."""
    share = st.floats(0, 1, exclude_max=True)
    flips = draw(st.lists(st.tuples(share, st.integers(0, 7)), max_size=8))
    return flips, draw(st.just(1.0) | share)


def _damaged(data, marks):
    flips, kept = marks
    changed = bytearray(data)
    for place, bit in flips:
        changed[int(place * len(changed))] ^= 1 << bit
    return bytes(changed[: max(1, int(kept * len(changed)))])


@pytest.mark.parametrize("name", DECODED)
@PROFILE
@given(marks=damage())
def test_a_damaged_picture_is_decoded_or_refused(name, marks):
    data = _damaged(DECODED[name], marks)
    try:
        media_type = sniff(data)
        pages = decode(data, media_type) if media_type is not MediaType.XML else ()
    except Unreadable as refusal:
        assert refusal.code.isupper() and refusal.detail
    else:
        assert all(page.pixels.shape[2] == 3 for page in pages)


@pytest.mark.parametrize("name", EXACT)
@settings(PROFILE, max_examples=150)
@given(marks=damage())
def test_a_damaged_exact_source_is_read_or_refused(name, marks):
    data = _damaged(EXACT[name], marks)
    try:
        reading = (read_ofd if name == "ofd" else read_xml)(data)
    except Unreadable as refusal:
        assert refusal.code.isupper() and refusal.detail
    else:
        assert len({field.name for field in reading.fields}) == len(reading.fields)
