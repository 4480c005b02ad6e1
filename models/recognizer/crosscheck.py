"""Runs the checks that one paper allows and marks the values that each of them touched."""

from collections.abc import Sequence
from dataclasses import replace

from features.flags.catalogue import DOCUMENT_CHECKS
from features.records.document import Check, CheckStatus, Document, Field, Line, cell_name


def cross_check(document: Document) -> Document:
    """Return the paper with its checks; a value names the checks that it passed and failed.

    A check of lines is repeated for each line alone, so that one wrong row does not throw
    doubt on the others. What a check says of single cells of the whole paper (``lines[3].net``:
    an id that stands twice) holds besides.
    """
    checks = tuple(check(document) for check in DOCUMENT_CHECKS)
    fields = tuple(_marked(field, (field.name,), checks) for field in document.fields)
    lines = tuple(
        _line_checked(document, row, line, checks) for row, line in enumerate(document.lines)
    )
    return replace(document, fields=fields, lines=lines, checks=checks)


def _line_checked(document: Document, row: int, line: Line, whole: Sequence[Check]) -> Line:
    header = {field.name for field in document.fields}
    only = replace(document, lines=(line,))
    alone = tuple(check(only) for check in DOCUMENT_CHECKS)
    cells = []
    for cell in line.cells:
        # by its bare name a check means the header field, where there is one
        own = () if cell.name in header else (cell.name,)
        marked = _marked(cell, (*own, cell_name(0, cell.name)), alone)
        cells.append(_marked(marked, (cell_name(row, cell.name),), whole))
    return Line(tuple(cells))


def _marked(field: Field, names: Sequence[str], checks: Sequence[Check]) -> Field:
    touching = [check for check in checks if any(name in check.fields for name in names)]
    passed = [check.code for check in touching if check.status is CheckStatus.PASSED]
    failed = [check.code for check in touching if check.status is CheckStatus.FAILED]
    return replace(
        field,
        passed=tuple(dict.fromkeys((*field.passed, *passed))),
        failed=tuple(dict.fromkeys((*field.failed, *failed))),
    )
