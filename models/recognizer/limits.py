"""Ingest limits: what a file may be and what its decoding may cost (OWASP ASVS 5.0 V5.2)."""

from dataclasses import dataclass

MEMORY_STATUS = 3  # exit status of a decoding child that was refused memory


@dataclass(frozen=True, slots=True)
class IngestLimits:
    """Limits of one file; sizes in bytes, sides in pixels, times in seconds.

    ``total_pixels`` bounds all pictures of one paper together: frames and pages beyond it are
    scaled down, so that 50 scanned pages do not fill the memory of the caller.
    """

    file_bytes: int = 20 * 2**20
    image_pixels: int = 40_000_000
    image_side: int = 12_000
    frames: int = 20
    pdf_pages: int = 50
    page_characters: int = 100_000
    page_objects: int = 10_000
    total_pixels: int = 100_000_000
    zip_entries: int = 1_000
    zip_bytes: int = 200 * 2**20
    zip_ratio: int = 200
    xml_bytes: int = 20 * 2**20
    xml_depth: int = 100
    xml_elements: int = 200_000
    child_memory: int = 2 * 2**30
    child_cpu_seconds: int = 20
    child_wall_seconds: int = 30
    child_result_bytes: int = 3 * 100_000_000 + 64 * 2**20


LIMITS = IngestLimits()
