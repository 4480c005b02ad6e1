from features.records.document import Box, Field, Kind, Line, Source
from models.recognizer.merge import SOURCES_CHECK, merge
from models.recognizer.reading import Reading

BOX = Box(0.1, 0.1, 0.2, 0.2)


def _field(name, value, source):
    return Field(name, value, value, 1.0, source, 1, BOX)


def _reading(source, lines=(), kind=Kind.INVOICE, subkind=None, **values):
    fields = tuple(_field(name, value, source) for name, value in values.items())
    return Reading(kind, subkind, fields, lines)


def test_the_surest_source_speaks():
    united = merge(
        [
            _reading(Source.QR, kind=Kind.OTHER, invoice_number="48213007"),
            _reading(Source.OCR, invoice_number="48213001", drawer="沈砚青"),
        ]
    )
    assert united.kind is Kind.INVOICE
    assert [(f.name, f.value, f.source) for f in united.fields] == [
        ("invoice_number", "48213007", Source.QR),
        ("drawer", "沈砚青", Source.OCR),
    ]


def test_agreement_and_disagreement_are_marked():
    united = merge(
        [
            _reading(
                Source.XML, buyer_name="某 公司（甲）", amount_in_words="壹佰元正", drawer="甲"
            ),
            _reading(Source.OCR, buyer_name="某公司(甲)", amount_in_words="壹佰圆整", drawer="乙"),
        ]
    )
    assert united.field("buyer_name").passed == (SOURCES_CHECK,)
    assert united.field("amount_in_words").passed == (SOURCES_CHECK,)
    assert united.field("drawer").failed == (SOURCES_CHECK,)


def test_a_value_of_one_source_is_neither():
    united = merge([_reading(Source.OCR, drawer="甲")])
    assert (united.field("drawer").passed, united.field("drawer").failed) == ((), ())


def test_lines_are_taken_whole_from_the_first_that_has_them():
    first = (Line((_field("item_name", "栏杆", Source.PDF_TEXT),)),)
    second = (Line((_field("item_name", "拦杆", Source.OCR),)),)
    readings = [_reading(Source.QR), _reading(Source.PDF_TEXT, first), _reading(Source.OCR, second)]
    assert merge(readings).lines == first


def test_subkinds_are_written_alike():
    assert (
        merge([_reading(Source.OFD, subkind="电子发票(普通发票)")]).subkind
        == "电子发票（普通发票）"
    )


def test_nothing_read_is_another_paper():
    assert merge([]) == Reading(Kind.OTHER, None, ())
