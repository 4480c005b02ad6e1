"""How many fields of real VAT invoices survive heavy damage, and is a wrong value ever confident?

The twenty real images, QR painted out, each spoilt several times by two or three of: a red seal
over the amounts, a fold, a shadow, JPEG 30, 45 % size, motion blur, a turn of 15 degrees. Five
fields of each have a truth. A value is confident when it is not named for review; the share of
values that are confident is the coverage. Only counts leave this script.
"""

import argparse
import io
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from rich.progress import track

from experiments.drawn_pages import RememberingReader
from experiments.real_papers import page_without_code, real_folder, real_papers
from experiments.recognition_accuracy import FIELDS, same_value
from models.recognizer.recognise import Recognizer
from models.recognizer.review import needs_review
from training.synthesis.papers.seal import Seal
from training.synthesis.papers.seal_cut import pressed

LIMITS = (0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
RESULTS = Path(__file__).parent / "results" / "degraded_invoices.json"
Pixels = NDArray[np.uint8]
Damage = Callable[[Pixels, np.random.Generator], Pixels]


def seal_over_amounts(page: Pixels, rng: np.random.Generator) -> Pixels:
    """Press a round red seal of 40 mm onto the right of the form, where its amounts stand."""
    side = int(page.shape[1] * 40 / 241)
    ink = pressed(Seal("云澜市砺岚金属制品有限公司", "发票专用章"), rng)
    ink = cv2.resize(ink, (side, side), interpolation=cv2.INTER_AREA)
    x = int(page.shape[1] * rng.uniform(0.60, 0.80))
    y = min(int(page.shape[0] * rng.uniform(0.40, 0.62)), page.shape[0] - side)
    x = min(x, page.shape[1] - side)
    under = page[y : y + side, x : x + side]
    alpha = ink[..., 3:].astype(np.float32) / 255
    colour = 1 - alpha * (1 - ink[..., :3].astype(np.float32) / 255)
    page[y : y + side, x : x + side] = (under * colour).astype(np.uint8)
    return page


def fold(page: Pixels, rng: np.random.Generator) -> Pixels:
    """Darken a crease across the page, one side of it a little darker."""
    rows = np.arange(page.shape[0]) - page.shape[0] * rng.uniform(0.3, 0.7)
    shade = 1 - 0.35 * np.exp(-((rows / 3) ** 2)) - 0.12 * (rows > 0)
    return np.clip(page * shade[:, None, None], 0, 255).astype(np.uint8)


def shadow(page: Pixels, rng: np.random.Generator) -> Pixels:
    """Throw the soft shadow of a hand over a corner."""
    high, wide = page.shape[:2]
    ys, xs = np.mgrid[0:high, 0:wide]
    edge = (xs / wide - rng.uniform(0.3, 0.7)) + (ys / high - rng.uniform(0.3, 0.7))
    return np.clip(page * (1 - 0.5 / (1 + np.exp(-edge * 18)))[..., None], 0, 255).astype(np.uint8)


def jpeg(page: Pixels, _rng: np.random.Generator) -> Pixels:
    """Encode as JPEG of quality 30."""
    _, encoded = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, 30])
    return np.asarray(cv2.imdecode(encoded, cv2.IMREAD_COLOR), np.uint8)


def small(page: Pixels, _rng: np.random.Generator) -> Pixels:
    """Scale to 45 % of the size."""
    return np.asarray(cv2.resize(page, None, fx=0.45, fy=0.45, interpolation=cv2.INTER_AREA))


def motion(page: Pixels, rng: np.random.Generator) -> Pixels:
    """Blur along a line as long as 0.35 % of the width."""
    length = max(3, round(page.shape[1] * 0.0035)) | 1
    kernel = np.zeros((length, length), np.float32)
    kernel[length // 2] = 1.0 / length
    turn = cv2.getRotationMatrix2D((length / 2 - 0.5,) * 2, float(rng.uniform(0, 180)), 1.0)
    kernel = cv2.warpAffine(kernel, turn, (length, length))
    return np.asarray(cv2.filter2D(page, -1, kernel / kernel.sum()), np.uint8)


def turned(page: Pixels, rng: np.random.Generator) -> Pixels:
    """Turn by 15 degrees to either side on a grey ground."""
    picture = Image.fromarray(page).rotate(
        15 * int(rng.choice((-1, 1))), Image.Resampling.BICUBIC, expand=True, fillcolor=(120,) * 3
    )
    return np.asarray(picture).copy()


DAMAGES: dict[str, Damage] = {
    "seal over amounts": seal_over_amounts,
    "fold": fold,
    "shadow": shadow,
    "45 % size": small,
    "motion blur": motion,
    "15 degrees": turned,
    "JPEG 30": jpeg,
}
"""In the order in which they befall a paper."""


def main() -> int:
    """Measure, print, freeze with ``--write``."""
    options = _options()
    folder = real_folder()
    if folder is None:
        return 2
    papers = list(real_papers(folder))
    measured = measure(papers, options.draws)
    print(json.dumps(measured, ensure_ascii=False, indent=2))
    if options.write:
        RESULTS.write_text(json.dumps(measured, ensure_ascii=False, indent=2) + "\n")
    return 0


def measure(papers: list[tuple[Path, dict[str, str]]], draws: int) -> dict[str, Any]:
    """Spoil each paper so many times and count what is read."""
    recognizer = Recognizer(RememberingReader)
    outcome: Counter[str] = Counter()
    by_limit: dict[float, Counter[str]] = {limit: Counter() for limit in LIMITS}
    by_damage: dict[str, Counter[str]] = {name: Counter() for name in DAMAGES}
    jobs = [(number, path, truth, draw) for number, (path, truth) in enumerate(papers)
            for draw in range(draws)]  # fmt: skip
    for number, path, truth, draw in track(jobs, description="reading"):
        rng = np.random.default_rng([number, draw])
        names = list(rng.choice(list(DAMAGES), int(rng.integers(2, 4)), replace=False))
        document = recognizer.recognise(_spoilt(path, names, rng))
        for field in FIELDS:
            verdict = _verdict(document, field, truth[field])
            outcome[verdict] += 1
            for name in names:
                by_damage[name][verdict] += 1
        for limit, counts in by_limit.items():
            judged = replace(document, needs_review=needs_review(document, limit))
            counts.update(_verdict(judged, field, truth[field]) for field in FIELDS)
    frozen = _frozen(outcome, by_damage, len(papers), draws)
    return {**frozen, "by_limit_of_confidence": _limits(by_limit)}


def _spoilt(path: Path, names: list[str], rng: np.random.Generator) -> bytes:
    page = page_without_code(path)
    for name, damage in DAMAGES.items():
        if name in names:
            page = damage(page, rng)
    out = io.BytesIO()
    Image.fromarray(page).save(out, "PNG", compress_level=1)
    return out.getvalue()


def _verdict(document, name, truth):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
    field = document.field(name)
    sure = "doubted" if name in document.needs_review else "confident"
    if field is None:
        return f"absent, {sure}"
    return f"{'right' if same_value(field.value, truth) else 'wrong'}, {sure}"


def _frozen(
    outcome: Counter[str], by_damage: dict[str, Counter[str]], papers: int, draws: int
) -> dict[str, Any]:
    of = outcome.total()
    right = sum(n for verdict, n in outcome.items() if verdict.startswith("right"))
    confident = outcome["right, confident"] + outcome["wrong, confident"]
    return {
        "question": "How many fields of real VAT invoices survive heavy damage by OCR alone?",
        "data": f"{papers} real VAT images, QR painted out, {draws} random mixes of 2 or 3 damages",
        "values": of,
        "right": right,
        "right_share": round(right / of, 4),
        "coverage": round(confident / of, 4),
        "wrong_but_confident": outcome["wrong, confident"],
        "wrong_but_confident_share": round(outcome["wrong, confident"] / max(confident, 1), 4),
        "outcome": dict(outcome),
        "by_damage": {name: dict(counts) for name, counts in by_damage.items()},
    }


def _limits(by_limit: dict[float, Counter[str]]) -> dict[str, dict[str, float]]:
    """Return for limits of confidence what is confident, and what of it is wrong."""
    return {
        f"{limit:.2f}": {
            "coverage": round(
                (c["right, confident"] + c["wrong, confident"]) / max(c.total(), 1), 4
            ),
            "wrong_but_confident": c["wrong, confident"],
        }
        for limit, c in by_limit.items()
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--draws", type=int, default=6, help="times that each paper is spoilt")
    parser.add_argument("--write", action="store_true", help="freeze the counts under results/")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
