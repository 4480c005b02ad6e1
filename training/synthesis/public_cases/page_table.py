"""The table of ``docs/public_cases.md``, made from the catalogue.

``python -m training.synthesis.public_cases.page_table`` prints it anew.
"""

import sys
from collections.abc import Iterable

from features.flags.catalogue import CATALOGUE
from features.records.finding import Text
from training.synthesis.public_cases.catalogue import PUBLIC_CASES
from training.synthesis.public_cases.public_case import PublicCase

_HEAD = (
    "| 编号 no. | 事项 pattern | 重点 focus | 预期红旗 expected flags | 对照的改动 edit of twin |"
)
_RULE = "|---|---|---|---|---|"
_BUILT = frozenset(flag.code for flag in CATALOGUE)


def table(cases: Iterable[PublicCase] = PUBLIC_CASES) -> str:
    """Return the Markdown table; flags that are built lead to their pages, others are slanted."""
    return "\n".join((_HEAD, _RULE, *map(_row, cases))) + "\n"


def _row(public: PublicCase) -> str:
    pattern = f"**{_both(public.title, ' ')}**<br>{_both(public.account)}"
    if public.also:
        pattern += "<br>" + "<br>".join(
            f"{_flag(also.code)}: {_both(also.reason, ' / ')}" for also in public.also
        )
    flags = ", ".join(map(_flag, public.expected))
    cells = (str(public.number), pattern, public.case.focus.value, flags, _both(public.edit))
    return f"| {' | '.join(cells)} |"


def _flag(code: str) -> str:
    return f"[{code}](flags/{code}.md)" if code in _BUILT else f"*{code}*"


def _both(text: Text, between: str = "<br>") -> str:
    return f"{text.zh}{between}{text.en}"


if __name__ == "__main__":
    sys.stdout.write(table())
