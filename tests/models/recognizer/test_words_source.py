from features.records.document import Kind, Page, Source
from models.recognizer.reading import Reading
from models.recognizer.words_source import read_words
from tests.models.recognizer.drawn_words import vat_form, word
from tests.models.recognizer.test_contract_fields import first_page, second_page


def _page(words, number=1, height=1414):
    return Page(number, 1000, height, tuple(words))


def test_each_page_of_a_contract_keeps_its_own_source():
    pages = [_page(first_page()), _page(second_page(), 2)]
    reading = read_words(pages, [Source.PDF_TEXT, Source.OCR])
    assert reading.kind is Kind.CONTRACT
    assert {field.source for field in reading.fields if field.page == 1} == {Source.PDF_TEXT}
    assert {field.source for field in reading.fields if field.page == 2} == {Source.OCR}


def test_an_invoice_is_read_from_its_first_page():
    reading = read_words([_page(vat_form(), height=650)], [Source.OCR])
    assert reading.field("invoice_number").value == "48213007"


def test_a_paper_of_no_kind_has_no_fields():
    words = [word("村民代表会议记录", 0.3, 0.1), word("时间：2025年7月8日", 0.1, 0.3)]
    assert read_words([_page(words)], [Source.OCR]) == Reading(Kind.OTHER, None, ())


def test_no_pages_are_another_paper():
    assert read_words([], []) == Reading(Kind.OTHER, None, ())
