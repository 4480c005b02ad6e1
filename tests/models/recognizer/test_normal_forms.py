import pytest

from models.recognizer.normal_forms import payment_terms


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
