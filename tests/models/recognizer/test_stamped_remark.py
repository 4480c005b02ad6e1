import pytest

from features.records.document import Field, Kind, Source
from models.recognizer.reading import Reading
from models.recognizer.stamped_remark import without_stamped_remark

NAME, CODE = "云澜隆达金属制品有限责任公司", "91330498MA2E26X049"


def _reading(remark, kind=Kind.INVOICE):
    told = {"seller_name": NAME, "seller_tax_id": CODE, "remark": remark}
    return Reading(
        kind, None, tuple(Field(name, text, text, 0.9, Source.OCR) for name, text in told.items())
    )


@pytest.mark.parametrize("remark", ["6X049", "限责任公司", "隆达金属制晶有限 26X049", "91330498"])
def test_parts_of_the_sellers_name_and_code_are_the_seals(remark):
    assert without_stamped_remark(_reading(remark)).field("remark") is None


@pytest.mark.parametrize(
    "reading",
    [
        _reading("订单号274859003692"),
        _reading("26X049 订单号274859003692"),  # something of it is no seal's
        _reading("金属护栏采购"),
        _reading("6X049", Kind.ACCEPTANCE),
    ],
)
def test_every_other_remark_stays(reading):
    assert without_stamped_remark(reading) == reading
