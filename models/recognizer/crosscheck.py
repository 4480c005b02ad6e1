"""Runs the checks that one paper allows and marks the values that each of them touched."""

from collections.abc import Sequence
from dataclasses import replace

from features.flags.catalogue import DOCUMENT_CHECKS
from features.records.document import Check, CheckStatus, Document, Field, Line


def cross_check(document: Document) -> Document:
    """Return the paper with its checks; a value names the checks that it passed and failed.

    A check of lines is repeated for each line alone, so that one wrong row does not throw
    doubt on the others.
    """
    checks = tuple(check(document) for check in DOCUMENT_CHECKS)
    fields = tuple(_marked(field, checks) for field in document.fields)
    lines = tuple(_line_checked(document, line) for line in document.lines)
    return replace(document, fields=fields, lines=lines, checks=checks)


def _line_checked(document: Document, line: Line) -> Line:
    header = {field.name for field in document.fields}
    alone = replace(document, lines=(line,))
    checks = tuple(check(alone) for check in DOCUMENT_CHECKS)
    cells = tuple(cell if cell.name in header else _marked(cell, checks) for cell in line.cells)
    return Line(cells)


def _marked(field: Field, checks: Sequence[Check]) -> Field:
    touching = [check for check in checks if field.name in check.fields]
    passed = [check.code for check in touching if check.status is CheckStatus.PASSED]
    failed = [check.code for check in touching if check.status is CheckStatus.FAILED]
    return replace(field, passed=(*field.passed, *passed), failed=(*field.failed, *failed))
