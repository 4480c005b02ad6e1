"""QR codes on a page; runs inside the decoding child only."""

import numpy as np
import zxingcpp
from numpy.typing import NDArray
from PIL import Image

from features.records.document import Box
from models.recognizer.picture import Code

_QR = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
_SEARCH_SIDE = 2_600  # pixels: an A4 page at 220 dpi; larger pages are searched scaled down
_CORNER = (0.5, 0.45)  # of width and height: where VAT invoices carry their code


def find_codes(pixels: NDArray[np.uint8], thorough: bool) -> tuple[Code, ...]:
    """Find the QR codes of a page (H, W, 3); boxes are fractions of the page.

    Where the plain search finds none and ``thorough`` is asked for, the top left corner is
    searched again at twice the size, which reads small codes of low-resolution photographs.
    """
    grey = Image.fromarray(pixels).convert("L")
    page = grey.copy()
    page.thumbnail((_SEARCH_SIDE, _SEARCH_SIDE))
    found = _read(page, 1.0, 1.0)
    if found or not thorough:
        return found
    corner = grey.crop((0, 0, int(grey.width * _CORNER[0]), int(grey.height * _CORNER[1])))
    if min(corner.size) < 1:
        return ()
    share = (corner.width / grey.width, corner.height / grey.height)
    corner.thumbnail((_SEARCH_SIDE // 2, _SEARCH_SIDE // 2))
    doubled = corner.resize((corner.width * 2, corner.height * 2), Image.Resampling.BICUBIC)
    return _read(doubled, *share)


def _read(grey: Image.Image, width_share: float, height_share: float) -> tuple[Code, ...]:
    """Read an image that is this share of the page, counted from its top left corner."""
    barcodes = zxingcpp.read_barcodes(np.asarray(grey), formats=_QR)
    codes = []
    for barcode in barcodes:
        place = barcode.position
        corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
        xs = [_fraction(point.x, grey.width) * width_share for point in corners]
        ys = [_fraction(point.y, grey.height) * height_share for point in corners]
        codes.append(Code(barcode.text, Box(min(xs), min(ys), max(xs), max(ys))))
    return tuple(codes)


def _fraction(place: int, length: int) -> float:
    return min(1.0, max(0.0, place / length))
