"""Who takes part in a contracting process: the buyer as unit, firms by their credit code.

A firm is known by its unified social credit code wherever one is told, so that it is the same
firm in ledgers and invoices. A person who sells leaves as a pseudonym.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from features.records.identity import is_credit_code
from serving.adapters.cell_ids import PERSON, resident_number
from serving.adapters.located import Located
from serving.adapters.ocds_values import Reader
from serving.adapters.pseudonyms import Pseudonyms

_REGION = re.compile(r"[0-9]{6,12}")
_CODE = 18
_SOMEBODY = "个人"
_REGION_IN_CODE = slice(2, 8)  # GB 32100: the body that registered the unit


@dataclass(frozen=True, slots=True)
class Parties:
    """The ``parties`` of a release, looked up by the ids that references carry."""

    release: Located
    reader: Reader
    keyed: Pseudonyms

    def id_of(self, reference: Located) -> str:
        """Return the id of an organisation: its credit code, a pseudonym, or what the file says."""
        code = self.credit_code(reference)
        if code is not None:
            return code
        number = self._resident_number(reference)
        return (
            self.reader.text(reference, "id") if number is None else self.keyed.of(PERSON, number)
        )

    def credit_code(self, reference: Located) -> str | None:
        """Return the credit code of an organisation, None where none is told."""
        told = (text[-_CODE:].upper() for text in self._ids(reference))
        return next((code for code in told if is_credit_code(code)), None)

    def name_of(self, reference: Located) -> str:
        """Return the name of an organisation, from the reference or from ``parties``.

        The name of a person stays here, as the id does.
        """
        if self._resident_number(reference) is not None:
            return _SOMEBODY
        whole = self._whole(reference)
        name = reference.text("name") or (whole.text("name") if whole else None)
        return name or self.reader.text(reference, "name")

    def unit(self, region: str | None) -> dict[str, str]:
        """Return the buyer as the unit of the case, in a region where the file tells none."""
        for names in (("buyer",), ("tender", "procuringEntity")):
            buyer = self.release.get(*names)
            if buyer is not None:
                told = self._region(buyer) or region
                if told is None:
                    self.reader.refuse(buyer.pointer, "REGION_UNKNOWN")
                return {
                    "id": self.id_of(buyer),
                    "name": self.name_of(buyer),
                    "region": told or "",
                }
        self.reader.refuse(self.release.place("buyer"), "MISSING")
        return {}

    def _region(self, buyer: Located) -> str | None:
        whole = self._whole(buyer)
        address = whole.text("address", "region") if whole else None
        if address is not None and _REGION.fullmatch(address):
            return address
        code = self.credit_code(buyer)
        found = code[_REGION_IN_CODE] if code else ""
        return found if _REGION.fullmatch(found) else None

    def _resident_number(self, reference: Located) -> str | None:
        told = (resident_number(text[-_CODE:]) for text in self._ids(reference))
        return next(filter(None, told), None)

    def _ids(self, reference: Located) -> Iterator[str]:
        for party in filter(None, (reference, self._whole(reference))):
            identifiers = (party.get("identifier"), *party.each("additionalIdentifiers"))
            for found in (party, *filter(None, identifiers)):
                told = found.text("id")
                if told is not None:
                    yield told

    def _whole(self, reference: Located) -> Located | None:
        wanted = reference.text("id")
        same = (party for party in self.release.each("parties") if party.text("id") == wanted)
        return next(same, None) if wanted is not None else None
