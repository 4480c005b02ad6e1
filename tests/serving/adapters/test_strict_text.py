import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import Unreadable
from serving.adapters.strict_text import strict_text

words = st.text(st.sampled_from("姓名合计，。0123456789abc,\n龘䶮㐂"), min_size=1)


@given(words, st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]))
def test_what_offices_write_is_read(text, encoding):
    assert strict_text(("姓名" + text).encode(encoding)) == "姓名" + text


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "姓名,金额".encode("utf-16-le"),
        b"\xef\xbb\xbf" + "姓名".encode("gb18030"),
        b"name,caf\xe9\n",
        b"\xff\xff\xff",
    ],
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(Unreadable) as refused:
        strict_text(data)
    assert refused.value.code == "UNKNOWN_ENCODING"
