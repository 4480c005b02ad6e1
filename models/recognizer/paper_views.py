"""From decoded pictures to the papers on them: several invoices on one photograph are several.

A picture with a text layer, a scan and a photograph of overlapping sheets are one paper as they
are; a single sheet on a desk is straightened.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from features.records.document import Box
from models.recognizer.page_reading import Place, as_given
from models.recognizer.picture import Code, Picture
from models.recognizer.sheets_on_photo import FoundSheet, find_sheets


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A page as it will be read, and where its boxes stand on the page as given."""

    picture: Picture
    place: Place = as_given


def papers_on(pictures: Sequence[Picture]) -> tuple[tuple[View, ...], ...]:
    """Return the papers with their pages; at least one paper for at least one picture."""
    if len(pictures) > 1 or pictures[0].words:
        return (tuple(View(picture) for picture in pictures),)
    [photo] = pictures
    sheets = find_sheets(photo.pixels)
    if not sheets:
        return ((View(photo),),)
    return tuple((_view(photo, sheet, len(sheets) == 1),) for sheet in sheets)


def _view(photo: Picture, sheet: FoundSheet, alone: bool) -> View:
    codes = photo.codes if alone else tuple(c for c in photo.codes if _lies_on(c, photo, sheet))

    def place(box: Box) -> Box:
        return sheet.box_on_photo(box, photo.pixels.shape)

    return View(Picture(photo.number, sheet.pixels, (), codes, photo.traces), place)


def _lies_on(code: Code, photo: Picture, sheet: FoundSheet) -> bool:
    height, width = photo.pixels.shape[:2]
    x, y = (code.box.x0 + code.box.x1) / 2 * width, (code.box.y0 + code.box.y1) / 2 * height
    return cv2.pointPolygonTest(sheet.quad.astype(np.float32), (x, y), False) >= 0
