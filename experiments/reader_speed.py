"""What does it cost to read a page, and what does the cheaper reading lose?

Each reader reads the twenty real invoice images in a process of its own with two threads, after
one page to warm up: processor seconds a page, seconds on the clock, seconds to load, and the most
memory that the process took. RapidOCR is measured as it comes, its line classifier on. The readers
take turns over several rounds and the ratios are formed within a round, since other work on the
machine slows all of them. Then each reader reads the five fields of
``experiments.recognition_accuracy``, QR codes painted out.

The images are not part of the repository: ``YUNJING_BENCH_DATA`` names the folder that holds
``data/documents``.
"""

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from experiments.real_papers import real_folder
from features.records.document import Word
from models.recognizer.reader import TextReader, box_of_polygon

THREADS = 2
PLAIN = "rapid as shipped"
RESULTS = Path(__file__).parent / "results" / "reader_speed.json"
LIBRARIES = ("onnxruntime", "rapidocr", "paddleocr", "opencv-contrib-python", "numpy")


class RapidAsShipped:
    """RapidOCR with nothing set but the number of threads and silence."""

    name = "rapidocr"

    def __init__(self) -> None:
        from rapidocr import RapidOCR  # noqa: PLC0415 - loading is part of what is measured

        self.version = metadata.version("rapidocr")
        threads = {"EngineConfig.onnxruntime.intra_op_num_threads": THREADS}
        self._engine: Any = RapidOCR(params={"Global.log_level": "error", **threads})

    def read(self, pixels: NDArray[np.uint8]) -> tuple[Word, ...]:
        """Read one page."""
        page = self._engine(np.ascontiguousarray(pixels[:, :, ::-1]))
        if page.txts is None:
            return ()
        found = zip(page.txts, page.scores, page.boxes, strict=True)
        return tuple(
            Word(text, float(score), box_of_polygon(polygon, pixels.shape))
            for text, score, polygon in found
        )


def _pp() -> TextReader:
    from models.recognizer.pp_reader import PpReader  # noqa: PLC0415 - measured

    return PpReader(threads=THREADS)


def _paddle() -> TextReader:
    from models.recognizer.paddle_reader import PaddleReader  # noqa: PLC0415 - measured

    return PaddleReader(threads=THREADS)


READERS: dict[str, Callable[[], TextReader]] = {
    "pp": _pp,
    "paddle": _paddle,
    PLAIN: RapidAsShipped,
}


def main() -> int:
    """Let the readers take turns, print the table, freeze it."""
    options = _options()
    papers = real_folder()
    if papers is None:
        return 2
    if options.only:
        print(json.dumps((fields_right if options.fields else cost)(options.only, papers)))
        return 0
    rounds = [{name: _apart(name) for name in READERS} for _ in range(options.rounds)]
    result = _frozen(rounds, {name: _apart(name, "--fields") for name in READERS})
    print(json.dumps(result["readers"], indent=2))
    if options.write:
        RESULTS.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n")
    return 0


def cost(name: str, papers: Path) -> dict[str, float]:
    """Return what reading the pages takes in this process, which reads nothing else."""
    began = time.perf_counter()
    reader = READERS[name]()
    loaded = time.perf_counter() - began
    pages = sorted(papers.glob("vat_*.jpg"))
    reader.read(_pixels(pages[0]))
    spent = [_timed(reader, _pixels(page)) for page in pages]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "pages": len(pages),
        "processor_seconds_a_page": statistics.median(cpu for cpu, _ in spent),
        "seconds_a_page": statistics.median(wall for _, wall in spent),
        "seconds_to_load": loaded,
        "peak_memory_mib": peak,
    }


def fields_right(name: str, papers: Path) -> dict[str, int]:
    """Return how many of the five fields of each paper are read right."""
    from experiments import recognition_accuracy as accuracy  # noqa: PLC0415 - not when timing
    from models.recognizer.recognise import Recognizer  # noqa: PLC0415

    reader = READERS[name]()
    measured = accuracy.measure(
        Recognizer(lambda: reader), papers, accuracy.CONDITIONS["as scanned"]
    )
    return {"right": sum(measured["right"].values()), "of": measured["of"]}


def _timed(reader: TextReader, pixels: NDArray[np.uint8]) -> tuple[float, float]:
    cpu, wall = time.process_time(), time.perf_counter()
    reader.read(pixels)
    return time.process_time() - cpu, time.perf_counter() - wall


def _pixels(page: Path) -> NDArray[np.uint8]:
    with Image.open(page) as image:
        return np.asarray(image.convert("RGB"))


def _apart(name: str, *options: str) -> dict[str, float]:
    """Measure one reader in a process of its own."""
    command = [sys.executable, "-m", "experiments.reader_speed", "--only", name, *options]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    measured: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return measured


def _frozen(
    rounds: list[dict[str, dict[str, float]]], fields: dict[str, dict[str, float]]
) -> dict[str, Any]:
    return {
        "question": "What does it cost to read a page, and what does the cheaper reading lose?",
        "data": "20 real VAT e-invoice images (YuZhangWang/Invoice-Identification)",
        "threads": THREADS,
        "rounds": len(rounds),
        "libraries": {name: metadata.version(name) for name in LIBRARIES},
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "readers": {
            name: {
                **_medians([turn[name] for turn in rounds]),
                "processor_share_of_plain_rapidocr": _shares(rounds, name),
                "fields": fields[name],
            }
            for name in READERS
        },
    }


def _medians(turns: list[dict[str, float]]) -> dict[str, float]:
    return {key: round(statistics.median(turn[key] for turn in turns), 2) for key in turns[0]}


def _shares(rounds: list[dict[str, dict[str, float]]], name: str) -> dict[str, float]:
    key = "processor_seconds_a_page"
    shares = [turn[name][key] / turn[PLAIN][key] for turn in rounds]
    return {
        "median": round(statistics.median(shares), 2),
        "least": round(min(shares), 2),
        "most": round(max(shares), 2),
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=list(READERS), help="measure one reader here, as JSON")
    parser.add_argument("--fields", action="store_true", help="with --only: count right fields")
    parser.add_argument("--write", action="store_true", help="freeze the result under results/")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
