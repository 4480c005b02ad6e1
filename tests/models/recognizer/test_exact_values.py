import pytest

from features.errors import BadRecord
from models.recognizer.exact_values import normal_form


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("check_code", "12345 67890 12345 67890", "12345678901234567890"),
        ("invoice_code", "０３３００２１００６１１", "033002100611"),
        ("amount_with_tax", "￥1,234.5", "1234.50"),
        ("amount_with_tax", "4197.170000", "4197.17"),
        ("amount", "-38.80", "-38.80"),
        ("quantity", "2.50", "2.50"),
        ("unit_price", "376.1467889908257", "376.1467889908257"),
        ("tax_rate", "0.13", "13%"),
        ("tax_rate", "0.015", "1.5%"),
        ("tax_rate", "3 %", "3%"),
        ("tax_rate", "免税", "免税"),
        ("tax_rate", "0", "0%"),
        ("amount_in_words", "⊗ 叁佰壹拾捌圆整", "叁佰壹拾捌圆整"),
        ("amount_in_words", "价税合计(大写)：叁拾圆零伍分", "叁拾圆零伍分"),
        ("seller_name", "云山县 长虹　五金商行", "云山县长虹五金商行"),
        ("seller_name", "Yunshan  Hardware", "Yunshan Hardware"),
        ("seller_tax_id", "91330421MA2B00001I", "91330421MA2B00001I"),
    ],
)
def test_a_value_has_one_normal_form(name, raw, value):
    assert normal_form(name, raw) == value


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("tax", "***"),
        ("tax_rate", "***"),
        ("tax_rate", "13"),
        ("amount", "1.005"),
        ("amount_in_words", "叁佰壹拾捌"),
        ("amount_in_words", "元"),
        ("invoice_number", "1234-5678"),
        ("issue_date", "2021年02月30日"),
        ("quantity", "1e9"),
        ("remark", " \u3000 "),
    ],
)
def test_what_is_no_such_value_is_refused(name, raw):
    with pytest.raises(BadRecord):
        normal_form(name, raw)
