"""PAP-16 印章与当事方: the ring of the seal bears the name of a party of the paper.

The name is compared as a whole and, since rings are read with gaps, by its likeness: the ring is
that of a party when six of ten characters agree in order. A ring that was read clearly and is like
no party is somebody else's; of all others nothing is said. Does not apply where no seal or no
party was read.
"""

from collections.abc import Mapping

from rapidfuzz import fuzz

from features.paper_checks.paper_check import PaperCheck
from features.records.document import Check, Document, Kind
from features.records.finding import Text

CHECK = PaperCheck("PAP-16", Text("印章与当事方", "Seal and parties"))
_SEALING: Mapping[Kind, tuple[str, ...]] = {
    Kind.INVOICE: ("seller_name",),
    Kind.CONTRACT: ("party_a", "party_b"),
    Kind.ROSTER: ("unit_name",),
    Kind.AWARD_NOTICE: ("buyer_name", "agency_name"),
    Kind.ACCEPTANCE: ("buyer_name", "seller_name"),
    Kind.DELIVERY_NOTE: ("seller_name", "buyer_name"),
    Kind.BANK_SLIP: ("payer_bank", "payee_bank"),
    Kind.RECEIPT: ("payee_name",),
}
_IS, _IS_NOT = 60.0, 40.0  # likeness in percent
_CLEAR = 0.9  # confidence of the reader from which a ring was read clearly
_FEWEST = 6  # characters; two short names are alike by chance, or not


def check(document: Document) -> Check:
    """Compare the ring of the surest seal with the parties that seal papers of this kind."""
    ring = document.field("seal_text")
    names = [name for name in _SEALING.get(document.kind, ()) if document.field(name) is not None]
    if ring is None or not names:
        return CHECK.not_applicable(_NOTHING)
    alike = {name: _likeness(ring.value, document.field(name).value) for name in names}  # type: ignore[union-attr] # of names that are there
    best = max(alike, key=lambda name: alike[name])
    if alike[best] >= _IS:
        return CHECK.passed(_SAME, ("seal_text", best))
    if alike[best] < _IS_NOT and ring.confidence >= _CLEAR and len(ring.value) >= _FEWEST:
        return CHECK.failed(_OTHER, ("seal_text",))
    return CHECK.not_applicable(_UNCLEAR)


def _likeness(ring: str, party: str) -> float:
    """Return how alike two names are, in percent; a ring may leave out town or county."""
    return max(fuzz.ratio(ring, party), 0.95 * fuzz.partial_ratio(ring, party))


_NOTHING = Text("未读出印章或当事方", "no seal or no party was read")
_SAME = Text("印章上的名称是当事方", "the seal bears the name of a party")
_OTHER = Text("印章上的名称与各当事方都不同", "the name on the seal is that of no party")
_UNCLEAR = Text("印章文字不够清楚，无法比对", "the seal is not legible enough to compare")
