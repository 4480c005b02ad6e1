import pytest

from features.records.document import Kind
from features.records.paper_schema import SCHEMAS
from models.recognizer.normal_forms import normal_of, payment_terms


@pytest.mark.parametrize(
    "terms",
    [
        "验收合格后支付60%;其余40%一年后付清。",
        "签约后付30%;逾期付款的,每日加付万分之五。",
        "预付20%,乙方违约时退还;余款验收后付清。",
    ],
)
def test_terms_of_payment_may_speak_of_delay(terms):
    assert payment_terms(terms) == terms


@pytest.mark.parametrize(
    "clause",
    [
        "每逾期一日按合同总价的5‰支付违约金。",
        "迟延一日,罚金按总价的1%计,自应付款中抵扣。",
        "违约金为总价的10%",
    ],
)
def test_a_clause_that_opens_with_breach_is_no_terms_of_payment(clause):
    assert payment_terms(clause) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("称砚溪市枫渡街道嘉鼎办公用品店", "砚溪市枫渡街道嘉鼎办公用品店"),
        ("石溪村股份经济含作社", "石溪村股份经济合作社"),
        ("受石溪村村民委员", "石溪村村民委员会"),
        ("称心", "称心"),
    ],
)
def test_the_name_of_a_body_is_free_of_its_label_and_ends_with_its_legal_form(text, name):
    entry = SCHEMAS[Kind.INVOICE].entry("seller_name")
    assert normal_of(Kind.INVOICE, entry)(text) == name


@pytest.mark.parametrize(
    ("kind", "name", "text", "value"),
    [
        (Kind.BANK_SLIP, "purpose", "说明 办公用品采购款", "办公用品采购款"),
        (Kind.BANK_SLIP, "purpose", "明：村道养护费", "村道养护费"),
        (Kind.BANK_SLIP, "purpose", "说明会会务费", "说明会会务费"),
        (Kind.ACCEPTANCE, "conclusion", "见数量相符，质量合格", "数量相符,质量合格"),
        (Kind.ACCEPTANCE, "conclusion", "验收合格 S", "验收合格"),
        (Kind.ACCEPTANCE, "conclusion", "符合A级", "符合A级"),
        (Kind.BANK_SLIP, "payee_name", "1 岚汀启鼎劳务有限责任公司", "岚汀启鼎劳务有限责任公司"),
        (Kind.CONTRACT, "project_place", "抵银湾村三组晒场", "银湾村三组晒场"),
        (Kind.CONTRACT, "project_name", "的竹岭村养殖用房", "竹岭村养殖用房"),
        (Kind.AWARD_NOTICE, "project_manager", "由毕长昌", "毕长昌"),
        (Kind.AWARD_NOTICE, "buyer_name", "青禾镇石溪村股份经", "青禾镇石溪村股份经济合作社"),
        (
            Kind.INVOICE,
            "seller_address_phone",
            "话四川省云澜市铸新路35号",
            "四川省云澜市铸新路35号",
        ),
        (Kind.BANK_SLIP, "payee_name", "称余立华", "余立华"),
        (Kind.BANK_SLIP, "payer_bank", "兴村银行云澜支行兴村银行云澜支行", "兴村银行云澜支行"),
    ],
)
def test_what_a_label_or_sentence_leaves_is_no_part_of_a_value_and_twice_is_once(
    kind, name, text, value
):
    [entry] = [entry for entry in SCHEMAS[kind].fields if entry.name == name]
    assert normal_of(kind, entry)(text) == value
