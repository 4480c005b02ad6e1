"""What befalls a paper before it is read, from a clean scan to a badly spoilt photograph.

Every step is cheap (fields of light are drawn small and grown), so that pictures for training
can be made as they are needed.
"""

import cv2
import numpy as np

from training.synthesis.papers.backdrops import backdrop
from training.synthesis.papers.camera import exposed, scanned
from training.synthesis.papers.degrade import Taken
from training.synthesis.papers.lighting import lit
from training.synthesis.papers.raster import Pixels
from training.synthesis.papers.viewpoint import View, glass_view, hand_view

FLATBED = 0.12
"""Below this strength the paper lies on a scanner, from there on it is photographed."""
_GLASS = (226, 226, 223)


def take(pixels: Pixels, rng: np.random.Generator, strength: float) -> Taken:
    """Return the page as it arrives; ``strength`` 0 is a flatbed scan, 1 a heavily spoilt photo.

    Folds, shadow, a dim lamp, perspective, a turn, blur, moiré and JPEG come in a random mix whose
    share and size grow with the strength.
    """
    page = (pixels.shape[1], pixels.shape[0])
    if strength < FLATBED:
        view = glass_view(page, rng)
        glass = np.full((view.size[1], view.size[0], 3), _GLASS, np.uint8)
        return Taken(scanned(_placed(pixels, view, glass), rng), view.matrix, page)
    view = hand_view(page, rng, strength)
    on_desk = _placed(lit(pixels, rng, strength), view, backdrop(view.size, rng))
    sharp = min(1.0, view.size[0] / page[0] + 0.15)  # what is small already is not blurred as much
    return Taken(exposed(on_desk, rng, strength * sharp), view.matrix, page)


def _placed(page: Pixels, view: View, below: Pixels) -> Pixels:
    """Lay the page upon what is below it, as the view sees it."""
    smaller = view.size[0] < 0.75 * page.shape[1]
    how = cv2.INTER_AREA if smaller else cv2.INTER_LINEAR
    return np.asarray(
        cv2.warpPerspective(
            page,
            view.matrix,
            view.size,
            dst=below,
            flags=how,
            borderMode=cv2.BORDER_TRANSPARENT,
        ),
        np.uint8,
    )
