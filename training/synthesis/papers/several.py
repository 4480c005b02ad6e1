"""Two to four invoices in one photograph, with the corners of each as truth."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from features.records.document import Kind
from training.synthesis.papers.backdrops import backdrop
from training.synthesis.papers.camera import exposed
from training.synthesis.papers.degrade import Matrix
from training.synthesis.papers.draw import draw_paper
from training.synthesis.papers.drawn import Drawn
from training.synthesis.papers.raster import Pixels, paint
from training.synthesis.papers.style import TRAINING_LAYOUTS

_WIDTH = 1250  # pixels of one invoice, about what a telephone gives it
_LARGEST_TURN = 7.0  # degrees
_SHAPES = {2: ((1, 2), (2, 1)), 3: ((1, 3), (2, 2)), 4: ((2, 2),)}  # columns, rows


@dataclass(frozen=True, slots=True)
class Member:
    """One of the papers: ``corners`` (4, 2) in pixels of the picture, from its top left on."""

    drawn: Drawn
    corners: NDArray[np.float64]
    matrix: Matrix
    page_size: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Several:
    """A photograph of several papers."""

    pixels: Pixels
    members: tuple[Member, ...]


def several_invoices(
    count: int, seed: int, strength: float, layouts: tuple[int, ...] = TRAINING_LAYOUTS
) -> Several:
    """Return a photograph of this many invoices (2 to 4), which do not cover one another."""
    rng = np.random.default_rng([seed, count, 7])
    shapes = _SHAPES[count]
    columns, rows = shapes[rng.integers(len(shapes))]
    pages = [_page(layouts[rng.integers(len(layouts))], seed * 10 + n) for n in range(count)]
    cell = (_WIDTH * 1.16, max(page.shape[0] for _, page in pages) * 1.22)
    size = (round(columns * cell[0]), round(rows * cell[1]))
    picture = backdrop(size, rng)
    members = []
    for place, (drawn, page) in enumerate(pages):
        corner = (place % columns * cell[0], place // columns * cell[1])
        matrix = _placed(page, corner, cell, rng)
        cv2.warpPerspective(
            page,
            matrix,
            size,
            dst=picture,
            flags=cv2.INTER_AREA,
            borderMode=cv2.BORDER_TRANSPARENT,
        )
        members.append(_member(drawn, matrix, (page.shape[1], page.shape[0])))
    return Several(exposed(picture, rng, strength), tuple(members))


def _page(layout: int, seed: int) -> tuple[Drawn, Pixels]:
    drawn = draw_paper(Kind.INVOICE, layout, seed)
    sheet = drawn.sheets[0]
    return drawn, paint(sheet, _WIDTH / sheet.width * 25.4)


def _placed(
    page: Pixels, corner: tuple[float, float], cell: tuple[float, float], rng: np.random.Generator
) -> Matrix:
    """Return the map of a page into its cell: turned, a little tilted, wholly inside."""
    height, width = page.shape[:2]
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64)
    turn = np.deg2rad(np.clip(rng.normal(0, 3), -_LARGEST_TURN, _LARGEST_TURN))
    turned = (flat - (width / 2, height / 2)) @ np.array(
        [[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]]
    )
    turned += rng.uniform(-0.008, 0.008, (4, 2)) * width
    low, high = turned.min(axis=0), turned.max(axis=0)
    scale = min(1.0, float(np.min(np.array(cell) * 0.97 / (high - low))))
    spare = np.array(cell) - (high - low) * scale
    placed = (turned - low) * scale + corner + spare * rng.uniform(0.1, 0.9, 2)
    found = cv2.getPerspectiveTransform(flat.astype(np.float32), placed.astype(np.float32))
    return np.asarray(found, np.float64)


def _member(drawn: Drawn, matrix: Matrix, page: tuple[int, int]) -> Member:
    width, height = page
    flat = np.array([[[0, 0], [width, 0], [width, height], [0, height]]], np.float64)
    corners = cv2.perspectiveTransform(flat, matrix)[0]
    return Member(drawn, np.asarray(corners, np.float64), matrix, page)
