"""PAP-15 印章缺失: a contract between two bodies bears the seals of both.

A contract in writing takes effect when both parties sign or seal it (《民法典》第四百九十条), and
bodies seal. Seals are counted, not read: whose they are is PAP-16. Does not apply where a party may
be a person, who signs: signatures are not told surely enough to say that one is missing
(``experiments/marks_on_pages.py``). Nor does it to papers that were not looked at as pictures,
since a data file or a text layer may be signed electronically, to small pictures, and where
something may be a seal.
"""

from features.paper_checks.paper_check import PaperCheck
from features.records.document import Check, Document, Kind
from features.records.finding import Text

CHECK = PaperCheck("PAP-15", Text("印章缺失", "Seal missing"))
SURE = 0.35
"""Confidence from which a seal counts; what is found below it may be one."""
_BOTH = 2
_SMALL = 500  # pixels of the longer side: below it the words of a seal are a grey band
_BODY = 5  # characters: names of persons have two to four, or a dot


def check(document: Document) -> Check:
    """Count the seals on all pages."""
    found = [seal.confidence for page in document.pages for seal in page.seals or ()]
    sealed = sum(confidence >= SURE for confidence in found) >= _BOTH
    if document.kind is Kind.CONTRACT and sealed:
        return CHECK.passed(_SEALED, ())
    reason = _hindrance(document)
    if reason is None and len(found) >= _BOTH:
        reason = _MAY_BE
    return CHECK.failed(_MISSING, ()) if reason is None else CHECK.not_applicable(reason)


def _hindrance(document: Document) -> Text | None:
    """Return why seals that were not found cannot be called missing, None where they can."""
    if document.kind is not Kind.CONTRACT:
        return _NO_CONTRACT
    if not document.pages or any(page.seals is None for page in document.pages):
        return _NOT_LOOKED
    if any(max(page.width, page.height) < _SMALL for page in document.pages):
        return _TOO_SMALL
    bodies = all(_is_body(document, party) for party in ("party_a", "party_b"))
    return None if bodies else _PERSON


def _is_body(document: Document, party: str) -> bool:
    field = document.field(party)
    return field is not None and len(field.value) >= _BODY and "·" not in field.value


_NO_CONTRACT = Text("不是合同", "not a contract")
_NOT_LOOKED = Text("不是图片，或有页未查看", "not a picture, or pages that were not looked at")
_TOO_SMALL = Text("图片太小，看不清印章", "the picture is too small to see seals")
_PERSON = Text("一方可能是个人，只签名", "a party may be a person, who signs without a seal")
_MAY_BE = Text("有疑似印章，不能确定", "there may be another seal, which is not sure")
_SEALED = Text("见到两枚以上印章", "two or more seals were found")
_MISSING = Text("单位之间的合同未见双方印章", "the seals of both bodies were not found")
