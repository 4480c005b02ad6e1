"""The sample papers, drawn once per run; tests that need them are skipped without the fonts."""

from functools import cache

import pytest

from training.synthesis.papers.fonts import missing_packages
from training.synthesis.papers.truth import Paper
from training.synthesis.papers.write_samples import files_of, sample_papers

needs_fonts = pytest.mark.skipif(
    bool(missing_packages()),
    reason=f"Debian packages are not installed: {', '.join(missing_packages())}",
)


@cache
def drawn_papers() -> dict[str, Paper]:
    return sample_papers()


@cache
def drawn_files() -> dict[str, tuple[bytes, str]]:
    return files_of(drawn_papers())
