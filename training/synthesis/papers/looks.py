"""How the letters of a run come onto the paper: printed, by needles, or by hand."""

from enum import StrEnum


class Look(StrEnum):
    """RUN sets a run at once, as a layout engine rounds it; all others place each character."""

    RUN = "run"
    PRINT = "print"
    NEEDLES = "needles"
    HAND = "hand"
