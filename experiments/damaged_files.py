"""Do damaged files harm the recognizer? Every answer must be a reading or a coded refusal.

Takes the sample papers of every format, damages each in four ways by seed (flipped bits, a cut
end, a copied stretch, another file's middle), and sends them through sniffing, decoding and
the exact sources. OCR is left out: it sees only pixels that were decoded. ``--files`` sets how
many; the frozen result is from ``make soak``.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from rich.progress import track

from models.errors import Unreadable
from models.recognizer.decode import decode
from models.recognizer.ofd_source import read_ofd
from models.recognizer.sniff import MediaType, sniff
from models.recognizer.xml_source import read_xml

_ROOT = Path(__file__).resolve().parent
_SAMPLES = _ROOT.parent / "data_samples" / "railings"
_RESULT = _ROOT / "results" / "damaged_files.json"


def main() -> None:
    """Run and freeze the result."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--files", type=int, default=5_000)
    arguments.add_argument("--out", type=Path, default=_RESULT)
    options = arguments.parse_args()
    result = run(options.files)
    options.out.write_text(json.dumps(result, indent=2, sort_keys=True) + "\n")
    print(json.dumps(result, indent=2, sort_keys=True))


def run(files: int) -> dict[str, object]:
    """Damage ``files`` papers, take each in, and count what came of it.

    Any answer but a reading or a coded refusal is an exception, ends the run and freezes nothing.
    """
    papers = [file.read_bytes() for file in sorted(_SAMPLES.iterdir()) if file.suffix != ".json"]
    outcomes: Counter[str] = Counter()
    slowest = 0.0
    for seed in track(range(files), description="damaged files"):
        paper = damaged(papers, Random(seed))
        started = time.perf_counter()
        outcomes[outcome_of(paper)] += 1
        slowest = max(slowest, time.perf_counter() - started)
    return {
        "question": "Is every damaged file answered by a reading or a coded refusal?",
        "command": "make soak",
        "files": files,
        "answered": outcomes.total(),
        "slowest_seconds": round(slowest, 2),
        "outcomes": dict(outcomes),
    }


def damaged(papers: list[bytes], random: Random) -> bytes:
    """Return one paper with one kind of damage."""
    paper, other = random.choice(papers), random.choice(papers)
    ways: list[Callable[[bytes, bytes, Random], bytes]] = [_flip, _cut, _repeat, _splice]
    return random.choice(ways)(paper, other, random)


def outcome_of(paper: bytes) -> str:
    """Return ``read`` or the code of the refusal; anything else is a defect and is raised."""
    try:
        media_type = sniff(paper)
        if media_type is MediaType.XML:
            read_xml(paper)
        elif media_type is MediaType.OFD:
            read_ofd(paper)
        else:
            decode(paper, media_type)
    except Unreadable as refusal:
        return refusal.code
    return "read"


def _flip(paper: bytes, _other: bytes, random: Random) -> bytes:
    flipped = bytearray(paper)
    for _ in range(random.choice((1, 8, 64, 512))):
        flipped[random.randrange(len(flipped))] ^= 1 << random.randrange(8)
    return bytes(flipped)


def _cut(paper: bytes, _other: bytes, random: Random) -> bytes:
    return paper[: random.randrange(len(paper))]


def _repeat(paper: bytes, _other: bytes, random: Random) -> bytes:
    start = random.randrange(len(paper))
    return paper[:start] + paper[max(0, start - random.randrange(4_096)) :]


def _splice(paper: bytes, other: bytes, random: Random) -> bytes:
    start = random.randrange(len(paper))
    stretch = other[: random.randrange(4_096)]
    return paper[:start] + stretch + paper[start + len(stretch) :]


if __name__ == "__main__":
    main()
