"""What can go wrong while papers are drawn."""

from features.errors import YunjingError


class PaperNotDrawn(YunjingError):
    """A paper cannot be drawn (FONT_MISSING, GLYPH_MISSING, MARK_NOT_FOUND, SHEET_FULL, ...)."""
