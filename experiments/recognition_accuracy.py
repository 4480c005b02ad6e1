"""How many fields of real VAT invoices are read right from their pixels alone?

Twenty real images whose QR code is painted over first, so that OCR has to read everything; the
truth of five fields is what the QR says, and a field from any other source than OCR is no hit.
The other fields have no truth: for them the share that is consistent by arithmetic and check
characters is counted. ``--degraded`` repeats this with the pages blurred, turned by 7 degrees,
dark, and at 60 % of their size.

The images are not part of the repository: ``YUNJING_BENCH_DATA`` names the folder that holds
``data/documents``. Only counts leave this script, never a value of a paper.
"""

import argparse
import io
import json
import os
import platform
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from importlib import metadata
from pathlib import Path
from typing import Any

from PIL import Image, ImageEnhance, ImageFilter

from experiments.real_papers import page_without_code, real_folder, real_papers
from features.records.document import CheckStatus, Document, Source
from models.recognizer.paddle_reader import PaddleReader
from models.recognizer.pp_reader import PpReader
from models.recognizer.rapid_reader import RapidReader
from models.recognizer.reader import TextReader
from models.recognizer.recognise import Recognizer

FIELDS = ("invoice_code", "invoice_number", "issue_date", "check_code", "amount_without_tax")
CHECKS = {
    "words equal figures": "DOC-01",
    "net + tax = total": "DOC-02",
    "rates in use": "DOC-03",
    "credit codes": "DOC-04",
}
READERS: dict[str, Callable[[], TextReader]] = {
    "pp": PpReader,
    "paddle": PaddleReader,
    "rapid": RapidReader,
}
LIBRARIES = ("paddleocr", "rapidocr", "onnxruntime", "opencv-contrib-python", "numpy")
RESULTS = Path(__file__).parent / "results" / "recognition_accuracy.json"

Degrade = Callable[[Image.Image], Image.Image]
CONDITIONS: dict[str, Degrade] = {
    "as scanned": lambda page: page,
    "blurred (radius 1.5)": lambda page: page.filter(ImageFilter.GaussianBlur(1.5)),
    "turned by 7 degrees": lambda page: page.rotate(
        7, expand=True, resample=Image.Resampling.BICUBIC, fillcolor=(120, 120, 120)
    ),
    "dark (35 %)": lambda page: ImageEnhance.Brightness(page).enhance(0.35),
    "60 % size": lambda page: page.resize(
        (int(page.width * 0.6), int(page.height * 0.6)), Image.Resampling.LANCZOS
    ),
}


def main() -> int:
    """Run the conditions, print the table, freeze the counts."""
    options = _options()
    folder = real_folder()
    if folder is None:
        return 2
    reader = READERS[options.reader]()
    recognizer = Recognizer(lambda: reader)
    names = list(CONDITIONS) if options.degraded else list(CONDITIONS)[:1]
    measured = {name: measure(recognizer, folder, CONDITIONS[name]) for name in names}
    _print(measured)
    if options.write:
        RESULTS.write_text(
            json.dumps(_frozen(reader, measured), ensure_ascii=False, indent=2) + "\n"
        )
    return 0


def measure(recognizer: Recognizer, folder: Path, degrade: Degrade) -> dict[str, Any]:
    """Recognise all papers under one condition and count."""
    right: Counter[str] = Counter()
    outcome: Counter[str] = Counter()
    consistent: Counter[str] = Counter()
    sources: Counter[str] = Counter()
    seconds: list[float] = []
    processor: list[float] = []
    papers = list(real_papers(folder))
    for path, truth in papers:
        data = _degraded(path, degrade)
        began, spent = time.perf_counter(), _processor_seconds()
        document = recognizer.recognise(data)
        seconds.append(time.perf_counter() - began)
        processor.append(_processor_seconds() - spent)
        sources.update(field.source.value for field in document.fields)
        for name in FIELDS:
            verdict = _verdict(document, name, truth[name])
            outcome[verdict] += 1
            right[name] += verdict == "right"
        consistent.update(_consistent(document))
    return {
        "papers": len(papers),
        "right": {name: right[name] for name in FIELDS},
        "of": len(papers) * len(FIELDS),
        "outcome": dict(outcome),
        "consistent": dict(consistent),
        "fields_by_source": dict(sources),
        "seconds_a_page_median": round(statistics.median(seconds), 2),
        "processor_seconds_a_page_median": round(statistics.median(processor), 2),
    }


def _processor_seconds() -> float:
    """Return the processor time of this process and the decoders it has ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _degraded(path: Path, degrade: Degrade) -> bytes:
    """Return the page without its QR code, made worse, as a lossless file."""
    out = io.BytesIO()
    degrade(Image.fromarray(page_without_code(path))).save(out, "PNG", compress_level=1)
    return out.getvalue()


def _verdict(document: Document, name: str, truth: str) -> str:
    field = document.field(name)
    if field is not None and field.source is not Source.OCR:
        return "not by OCR"
    if field is not None and same_value(field.value, truth):
        return "right"
    verdict = "absent" if field is None else "wrong"
    return f"{verdict}, named for review" if name in document.needs_review else verdict


def same_value(value: str, truth: str) -> bool:
    """Say whether a value is that of the code, amounts by what they are worth."""
    try:
        return value == truth or (Decimal(value) == Decimal(truth) and "." in value)
    except InvalidOperation:
        return False


def _consistent(document: Document) -> Iterator[str]:
    """Yield which arithmetic of the paper holds."""
    passed = {check.code for check in document.checks if check.status is CheckStatus.PASSED}
    yield from (name for name, code in CHECKS.items() if code in passed)
    net = document.field("amount_without_tax")
    amounts = [Decimal(cell.value) for cell in document.cells("amount")]
    if net is not None and amounts and sum(amounts) == Decimal(net.value):
        yield "lines sum up to net"


def _frozen(reader: TextReader, measured: dict[str, Any]) -> dict[str, Any]:
    return {
        "question": "How many fields of real VAT invoices are read right from pixels alone?",
        "data": "20 real VAT e-invoice images (YuZhangWang/Invoice-Identification), QR painted out",
        "reader": {"name": reader.name, "version": reader.version},
        "libraries": {name: metadata.version(name) for name in LIBRARIES},
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "conditions": measured,
    }


def _print(measured: dict[str, Any]) -> None:
    print(f"{'condition':<22} {'right':>8} {'s/page':>7} {'cpu s':>6}  by field")
    for name, counts in measured.items():
        total = f"{sum(counts['right'].values())}/{counts['of']}"
        wall, cpu = counts["seconds_a_page_median"], counts["processor_seconds_a_page_median"]
        print(f"{name:<22} {total:>8} {wall:>7} {cpu:>6}  {counts['right']}")
        print(f"{'':<22} consistent of {counts['papers']}: {counts['consistent']}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--degraded", action="store_true", help="measure worse pages too")
    parser.add_argument("--reader", choices=sorted(READERS), default="pp")
    parser.add_argument("--write", action="store_true", help="freeze the counts under results/")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
