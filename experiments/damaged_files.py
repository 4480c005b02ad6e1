"""Do damaged files harm the recognizer? Every answer must be a reading or a coded refusal.

Takes sound papers of every format, damages each by seed in one of seven ways (flipped bits, a cut
end, a copied stretch, another file's middle, zeros, lengths and sizes set to extremes, bytes left
out), and sends them through sniffing, decoding, the exact sources and what the parent itself
does with pixels. OCR is left out: it sees only pixels that were decoded. A child that decodes may
take 2 GiB and 30 seconds; the most that any took is measured. ``--files`` sets how many; the
frozen result is from ``make soak``.
"""

import argparse
import json
import resource
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from rich.progress import track

from experiments.sound_papers import sound_papers
from models.errors import Unreadable
from models.recognizer.decode import Picture, decode
from models.recognizer.file_traces import signals
from models.recognizer.limits import LIMITS
from models.recognizer.ofd_source import read_ofd
from models.recognizer.page_hash import page_hash
from models.recognizer.sandbox import end_servers
from models.recognizer.sheets_on_photo import find_sheets
from models.recognizer.sniff import MediaType, sniff
from models.recognizer.xml_source import read_xml

_RESULT = Path(__file__).resolve().parent / "results" / "damaged_files.json"
_EXTREMES = (b"\xff", b"\0", b"\x7f", b"\x80")


@dataclass(slots=True)
class Tally:
    """What came of the files so far."""

    outcomes: Counter[str] = field(default_factory=Counter)
    formats: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    over_limits: int = 0


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
    papers, tally = sound_papers(), Tally()
    names = sorted(papers)
    for seed in track(range(files), description="damaged files"):
        random = Random(seed)
        name = names[seed % len(names)]
        _take(damaged(papers, name, random), tally)
        tally.formats[name] += 1
    return {
        "question": "Is every damaged file answered by a reading or a coded refusal?",
        "command": "make soak",
        "files": files,
        "answered": tally.outcomes.total(),
        "slowest_seconds": round(tally.slowest, 2),
        "child_limits": {"mib": LIMITS.child_memory >> 20, "seconds": LIMITS.child_wall_seconds},
        "child_peak_mib": _peak_mib(),
        "children_over_limits": tally.over_limits,
        "outcomes": dict(tally.outcomes),
        "formats": dict(tally.formats),
    }


def _take(paper: bytes, tally: Tally) -> None:
    started = time.perf_counter()
    outcome = outcome_of(paper)
    tally.outcomes[outcome] += 1
    tally.over_limits += outcome in ("DECODE_TIMEOUT", "DECODE_MEMORY")
    tally.slowest = max(tally.slowest, time.perf_counter() - started)


def _peak_mib() -> int:
    """Return the largest resident memory of any child that this process has had."""
    end_servers()
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10


def damaged(papers: dict[str, tuple[bytes, ...]], name: str, random: Random) -> bytes:
    """Return a paper of this format with one kind of damage."""
    paper = random.choice(papers[name])
    other = random.choice(papers[random.choice(sorted(papers))])
    return random.choice(_WAYS)(paper, other, random)


def outcome_of(paper: bytes) -> str:
    """Return ``read`` or the code of the refusal; anything else is a defect and is raised."""
    try:
        media_type = sniff(paper)
        if media_type is MediaType.XML:
            read_xml(paper)
        elif media_type is MediaType.OFD:
            read_ofd(paper)
        else:
            _look_at(decode(paper, media_type))
    except Unreadable as refusal:
        return refusal.code
    return "read"


def _look_at(pictures: tuple[Picture, ...]) -> None:
    """Do what the parent does with pixels and traces before and beside OCR."""
    for picture in pictures:
        page_hash(picture.pixels)
        if picture.traces is not None:
            list(signals(picture.traces))
    find_sheets(pictures[0].pixels)


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


def _blank(paper: bytes, _other: bytes, random: Random) -> bytes:
    start, length = random.randrange(len(paper)), random.randrange(1, 2_048)
    return paper[:start] + bytes(min(length, len(paper) - start)) + paper[start + length :]


def _stretch_header(paper: bytes, _other: bytes, random: Random) -> bytes:
    """Set a few of the first bytes to extremes: sizes, counts and offsets live there."""
    changed = bytearray(paper)
    for _ in range(random.choice((1, 2, 4))):
        start, length = random.randrange(4, min(200, len(paper) - 4)), random.choice((1, 2, 4))
        changed[start : start + length] = random.choice(_EXTREMES) * length
    return bytes(changed)


def _drop(paper: bytes, _other: bytes, random: Random) -> bytes:
    start = random.randrange(len(paper))
    return paper[:start] + paper[start + random.randrange(1, 64) :]


_WAYS: tuple[Callable[[bytes, bytes, Random], bytes], ...] = (
    _flip,
    _cut,
    _repeat,
    _splice,
    _blank,
    _stretch_header,
    _drop,
)


if __name__ == "__main__":
    main()
