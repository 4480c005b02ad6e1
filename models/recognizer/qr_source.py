"""Fields from the QR codes that were found on the pages."""

from collections.abc import Iterable

from features.records.document import Field
from models.recognizer.picture import Picture
from models.recognizer.qr_text import read_code


def read_codes(pictures: Iterable[Picture]) -> tuple[Field, ...]:
    """Return the fields of the first VAT invoice code, each with the code's page and box.

    A second invoice on the same paper is another paper: it is not mixed in.
    """
    for picture in pictures:
        for code in picture.codes:
            fields = read_code(code.text, picture.number, code.box)
            if fields:
                return fields
    return ()
