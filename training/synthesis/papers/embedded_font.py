"""The few glyphs a PDF needs, as a TrueType font that reportlab can embed.

Noto CJK carries PostScript outlines, which reportlab refuses; the glyphs in use are cut out
of the collection and their cubic curves approximated by quadratic ones (fontTools, cu2qu).
Faces with TrueType outlines are cut out as they are.
"""

import logging
from io import BytesIO

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

from training.synthesis.papers.fonts import Face, face_index, face_path

# the Arphic faces end four bytes late, which would be told each time
logging.getLogger("fontTools.ttLib.tables._g_l_y_f").setLevel(logging.ERROR)
_TOLERANCE = 1.0  # font units of 1000 to the em
_KEPT = {"cmap", "CFF ", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post", "glyf", "loca"}


def truetype_subset(face: Face, characters: str) -> bytes:
    """Return a TrueType font with the glyphs of these characters, the same bytes each time."""
    font = TTFont(face_path(face), fontNumber=face_index(face), recalcTimestamp=False)
    for table in set(font.keys()) - _KEPT - {"GlyphOrder"}:
        del font[table]
    options = Options(notdef_outline=True, name_IDs=[1, 2, 4, 6], hinting=False)
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    if "CFF " in font:
        _to_quadratic(font)
    buffer = BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def _to_quadratic(font: TTFont) -> None:
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    table = newTable("glyf")
    table.glyphOrder, table.glyphs = order, {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, _TOLERANCE, reverse_direction=True))
        table.glyphs[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), table
    del font["CFF "]
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for limit in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs"):
        setattr(maxp, limit, 1 if limit == "maxZones" else 0)
    for limit in ("maxInstructionDefs", "maxStackElements", "maxSizeOfInstructions"):
        setattr(maxp, limit, 0)
    maxp.maxComponentElements = 0
    font["post"].formatType = 3.0
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\000\001\000\000"
