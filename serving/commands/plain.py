"""Text of submitters on a terminal: shown as it is, never obeyed.

A paper may hold square brackets, which rich would take for markup, and control characters,
which a terminal would follow.
"""

from rich.text import Text

_HIDDEN = "\ufffd"


def plain(text: str) -> Text:
    r"""Return the text without markup; what cannot be printed becomes U+FFFD.

    >>> plain("[red]a\x1b[0m").plain
    '[red]a\ufffd[0m'
    """
    return Text("".join(c if c.isprintable() or c == "\n" else _HIDDEN for c in text))
