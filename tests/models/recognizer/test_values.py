import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.records.capitals import capitals as write_capitals
from features.records.money import yuan_text
from models.recognizer import values


@given(st.integers(1, 10**11))
def test_an_amount_is_read_through_its_decoration(fen):
    assert values.amount(f"￥ {yuan_text(fen)} 元") == yuan_text(fen)


@given(st.integers(1, 10**11))
def test_capitals_are_kept_without_the_marks_around_them(fen):
    written = write_capitals(fen)
    assert values.capitals(f"⊗{written}") == written


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (values.amount, "1,234.5", "1234.50"),
        (values.amount, "-12.00", "-12.00"),
        (values.amount, "12.00 13.00", None),
        (values.amount, "28301-89", None),
        (values.amount, "169B.11", None),
        (values.amount, "***", None),
        (values.amount, "1.2345", None),
        (values.digits(8, 20), "No 48213007", "48213007"),
        (values.digits(12), "0330O23OO6ll", "033002300611"),
        (values.digits(8), "482130071", None),
        (values.day, "2023年03月09", "2023-03-09"),
        (values.day, "开票日期2023年03月09日", "2023-03-09"),
        (values.day, "二〇二五年十月十四日", "2025-10-14"),
        (values.day, "2023年13月09日", None),
        (values.tax_id, "9133 0498MADOLL7KO2", "91330498MAD0LL7K02"),
        (values.tax_id, "330498123456789", "330498123456789"),
        (values.tax_id, "个人", None),
        (values.decimal, "0.00495", "0.00495"),
        (values.decimal, "1米", None),
        (values.rate, "13%", "13%"),
        (values.rate, "免税", "免税"),
        (values.rate, "***", None),
        (values.capitals, "某某整", None),
        (values.name, "某 某（公司）：", "某某(公司)"),
        (values.number_text, ": QHLT-CG-2025-0917", "QHLT-CG-2025-0917"),
        (values.number_text, "无", None),
        (values.prose, "货到 付款。", "货到付款。"),
    ],
)
def test_the_form_of_a_value_decides(read, text, value):
    assert read(text) == value


@pytest.mark.parametrize(
    "read", [values.amount, values.day, values.tax_id, values.decimal, values.rate, values.capitals]
)
@given(text=st.text(max_size=40))
def test_no_text_breaks_a_reader_of_values(read, text):
    assert read(text) is None or read(text)
