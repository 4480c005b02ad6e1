"""What a file says of its own making, and which of that is worth a person's look.

A program that alters pictures, a save long after the making and a page changed by a later save
are signals, not proof: people also straighten and merge honest scans with such programs. Phones,
scanner apps and office programs are no signal. The child reads the traces, this side judges.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from features.records.finding import Text

MOST_TEXT = 100
"""Characters kept of a name; the rest of a longer one is cut."""
_LATER = timedelta(days=1)
_EDITORS = re.compile(
    r"photoshop|imageready|\bgimp\b|pixelmator|affinity photo|paint\.net|snapseed|picsart|photopea"
    r"|corel ?draw|photo-?paint|inkscape|illustrator|\bkrita\b|meitu|美图|醒图|光影魔术手|黄油相机"
    r"|pdf ?element|万兴|pdf-xchange editor|foxit ?(?:phantom|pdf ?editor)|福昕.{0,6}编辑"
    r"|nitro ?(?:pro|pdf)|sejda|pdfescape|smallpdf edit|迅捷.{0,4}编辑|\binfix\b",
    re.IGNORECASE,
)
_PDF_DATE = re.compile(
    r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([+-])(\d\d)'?(\d\d)?)?"
)
_EXIF_DATE = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)")


@dataclass(frozen=True, slots=True)
class FileTraces:
    """Programs named in a file, when it was made and last changed, as they stand there.

    ``changed_pages`` counts later saves of a PDF that changed what a page shows; signatures and
    comments do not count.
    """

    programs: tuple[str, ...] = ()
    made: str = ""
    changed: str = ""
    changed_pages: int = 0


def signals(traces: FileTraces) -> Iterator[Text]:
    """Yield what a person should look at, in both languages, without a verdict."""
    for program in traces.programs:
        if _EDITORS.search(program):
            yield _written_by(plain(program))
    made, changed = moment(traces.made), moment(traces.changed)
    if made is not None and changed is not None and changed - made > _LATER:
        yield _saved_again((changed - made).days)
    if traces.changed_pages:
        yield _pages_changed(traces.changed_pages)


def moment(text: str) -> datetime | None:
    """Return the time of a PDF date or an EXIF date; without a zone it is taken as UTC.

    >>> moment("D:20250917101500+08'00'"), moment("2025:09:17 10:15:00").hour
    (datetime.datetime(2025, 9, 17, 2, 15, tzinfo=datetime.timezone.utc), 10)
    """
    if exif := _EXIF_DATE.match(text):
        return _moment([int(part) for part in exif.groups()])
    found = _PDF_DATE.match(text)
    if found is None:
        return None
    *parts, sign, hours, minutes = found.groups()
    offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    local = _moment([int(p or default) for p, default in zip(parts, _FIRST, strict=True)])
    return local and (local + offset if sign == "-" else local - offset)


def plain(text: str) -> str:
    """Return a name from a file as one short line without signs that a reader could obey."""
    shown = "".join(c if c.isprintable() and c not in "/<>[]" else " " for c in text)
    return " ".join(shown.split())[:MOST_TEXT]


_FIRST = (1, 1, 1, 0, 0, 0)


def _moment(parts: list[int]) -> datetime | None:
    try:
        year, month, day, hour, minute, second = parts
        made = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
    return made if 1990 <= year <= 2200 else None  # a clock that was never set says nothing


def _written_by(program: str) -> Text:
    return Text(f"文件信息写有改图软件“{program}”", f"the file names an editing program, {program}")


def _saved_again(days: int) -> Text:
    return Text(
        f"文件在生成{days}天后又被保存", f"the file was saved again {days} day(s) after it was made"
    )


def _pages_changed(saves: int) -> Text:
    return Text(
        f"文件生成后有{saves}次保存改动了页面内容",
        f"{saves} later save(s) changed what a page shows",
    )
