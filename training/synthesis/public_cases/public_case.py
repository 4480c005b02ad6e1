"""What a fixture is: a pattern of a public notice as a case, and the same matter made innocent."""

from dataclasses import dataclass

from features.records.case import Case
from features.records.finding import Text

REWRITTEN = Text(
    "从公开通报改写，名称均为虚构", "rewritten from a public notice, all names invented"
)


@dataclass(frozen=True, slots=True)
class Also:
    """A flag that sees the case besides those that the notice is about, and why."""

    code: str
    reason: Text


@dataclass(frozen=True, slots=True)
class PublicCase:
    """One pattern; ``number`` is that of the table of public cases.

    ``account`` tells what the notice says, and after 本例 / "Here" what was made up to fill a case.
    ``expected`` are codes of the catalogue of red flags, whether or not they are built. ``twin``
    differs from ``case`` by the ``edit`` alone: its ids are the same but for ``-twin`` after the
    key, so that both can lie in one store without touching each other.
    """

    number: int
    title: Text
    account: Text
    case: Case
    expected: tuple[str, ...]
    twin: Case
    edit: Text
    also: tuple[Also, ...] = ()
    source_note: Text = REWRITTEN
