"""Image files to upright RGB pages; runs inside the decoding child only."""

import io
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import (
    BmpImagePlugin,
    Image,
    ImageOps,
    ImageSequence,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from models.errors import Unreadable
from models.recognizer.limits import IngestLimits
from models.recognizer.sniff import MediaType

Image.MAX_IMAGE_PIXELS = None  # sizes are refused from the header, before Pillow would look
_PLUGINS = {
    MediaType.JPEG: (JpegImagePlugin.JpegImageFile.format, MpoImagePlugin.MpoImageFile.format),
    MediaType.PNG: (PngImagePlugin.PngImageFile.format,),
    MediaType.TIFF: (TiffImagePlugin.TiffImageFile.format,),
    MediaType.WEBP: (WebPImagePlugin.WebPImageFile.format,),
    MediaType.BMP: (BmpImagePlugin.BmpImageFile.format,),
}


def image_pages(
    data: bytes, media_type: MediaType, limits: IngestLimits
) -> Iterator[NDArray[np.uint8]]:
    """Yield each frame of a TIFF, or the first image of any other format, (H, W, 3) RGB.

    The EXIF orientation is applied, transparency lies on white, 16 bits become 8. Raises
    Unreadable(IMAGE_TOO_LARGE, TOO_MANY_PAGES) from the headers, before pixels are decoded.
    """
    with open_image(data, media_type) as image:
        _check_size(image.size, limits)
        frames = _frame_count(image, limits) if media_type is MediaType.TIFF else 1
        budget = limits.total_pixels // frames
        for frame in ImageSequence.Iterator(image):
            _check_size(frame.size, limits)
            yield _rgb(frame, budget)
            if frame.tell() + 1 == frames:
                return


def open_image(data: bytes, media_type: MediaType) -> Image.Image:
    """Open an image of this format and no other; only its header is read."""
    return Image.open(io.BytesIO(data), formats=_PLUGINS[media_type])


def _check_size(size: tuple[int, int], limits: IngestLimits) -> None:
    width, height = size
    if max(width, height) > limits.image_side or width * height > limits.image_pixels:
        raise Unreadable(
            "IMAGE_TOO_LARGE",
            f"{width} x {height} pixels; at most {limits.image_side} a side "
            f"and {limits.image_pixels} in all",
        )


def _frame_count(image: Image.Image, limits: IngestLimits) -> int:
    """Count by seeking, so that an endless chain of frames ends at the limit."""
    for number in range(1, limits.frames + 1):
        try:
            image.seek(number)
        except EOFError:
            image.seek(0)
            return number
    raise Unreadable("TOO_MANY_PAGES", f"more than {limits.frames} frames")


def _rgb(frame: Image.Image, budget: int) -> NDArray[np.uint8]:
    upright = ImageOps.exif_transpose(_eight_bits(frame))
    if "A" in upright.getbands() or "transparency" in upright.info:
        coloured = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", coloured.size, "white"), coloured)
    flat = upright.convert("RGB")
    if flat.width * flat.height > budget:
        shrink = (budget / (flat.width * flat.height)) ** 0.5
        flat.thumbnail((max(1, int(flat.width * shrink)), max(1, int(flat.height * shrink))))
    return np.asarray(flat)


def _eight_bits(frame: Image.Image) -> Image.Image:
    if frame.mode.startswith("I"):
        return Image.fromarray((np.asarray(frame).astype(np.uint32) >> 8).astype(np.uint8))
    return frame.copy()
