import pytest

from features.records.document import Kind
from models.recognizer.layout import lay_out
from models.recognizer.page_kind import kind_of
from tests.models.recognizer.drawn_words import digital_form, vat_form, word
from tests.models.recognizer.test_contract_fields import first_page
from tests.models.recognizer.test_delivery_note_fields import delivery_note


def _kind(words):
    return kind_of([lay_out(words, 1.0)])


@pytest.mark.parametrize(
    ("paper", "kind"),
    [
        (vat_form, Kind.INVOICE),
        (digital_form, Kind.INVOICE),
        (first_page, Kind.CONTRACT),
        (delivery_note, Kind.DELIVERY_NOTE),
    ],
)
def test_whole_papers_are_told_apart(paper, kind):
    assert _kind(paper()) is kind


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (["中标通知书", "中标人：某公司"], Kind.AWARD_NOTICE),
        (["货物验收单", "验收日期：2025年1月1日", "验收结论：合格"], Kind.ACCEPTANCE),
        (["劳务工资发放表", "工种", "应发", "实发"], Kind.ROSTER),
        (["某银行电子回单", "付款人", "收款人"], Kind.BANK_SLIP),
        (["收款收据", "今收到"], Kind.RECEIPT),
        (["土地租赁协议书", "甲方：某村", "乙方：某人"], Kind.CONTRACT),
        (["会议记录", "参会人员"], Kind.OTHER),
        (["中标（成交）通知书", "2025年7月8日"], Kind.AWARD_NOTICE),
        (["竣工验收证明书", "2025年7月8日"], Kind.ACCEPTANCE),
        (["销货清单", "2025年7月8日"], Kind.DELIVERY_NOTE),
        (["低保金发放名册", "2025年7月8日"], Kind.ROSTER),
        (["领 款 凭 证", "2025年7月8日"], Kind.RECEIPT),
        (["公益事业捐赠统一票据（电子）", "2025年7月8日"], Kind.RECEIPT),
        (["业务回单（付款）", "2025年7月8日"], Kind.BANK_SLIP),
        (["中标结果公告", "中标人：某公司", "中标价：100元", "招标人：某村"], Kind.OTHER),
        (["现金日记账", "收款人", "付款人", "摘要", "流水号"], Kind.OTHER),
        (["会议签到表", "姓名", "身份证号", "工种", "天数"], Kind.OTHER),
        (["关于围栏合同的请示", "甲方", "乙方", "本合同", "违约责任"], Kind.OTHER),
        ([], Kind.OTHER),
    ],
)
def test_a_title_and_its_signs_name_the_kind(texts, kind):
    assert _kind([word(text, 0.2, 0.1 + 0.08 * i) for i, text in enumerate(texts)]) is kind


def test_words_of_prose_are_no_title():
    prose = [word("双方签字后填写验收单。", 0.1, 0.2), word("以验收单", 0.1, 0.9)]
    assert _kind([word("采购合同", 0.4, 0.1), *prose, word("甲方", 0.1, 0.5)]) is Kind.CONTRACT


def test_a_sentence_that_breaks_behind_a_title_word_is_no_title():
    prose = ["经村民代表会议表决，同意与某公司签订采购合同", "由监委会主任组织，另行填写验收单"]
    assert _kind([word(text, 0.1, 0.1 + 0.05 * i) for i, text in enumerate(prose)]) is Kind.OTHER


def test_a_form_whose_title_a_seal_hides_is_known_by_its_words():
    assert _kind([w for w in vat_form() if "发票" not in w.text[:12]]) is Kind.INVOICE
    assert _kind([w for w in delivery_note() if w.text != "送货单"]) is Kind.DELIVERY_NOTE


def test_without_pages_the_kind_is_other():
    assert kind_of([]) is Kind.OTHER
