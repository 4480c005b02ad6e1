"""The numbers that flags compare with: defaults here, a region's own values in the register.

Leaves out where values come from on disk; see ``features.powers.register``.
"""

from dataclasses import dataclass

from features.records.step import StepKind


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What one power asks of one matter, in one region, on one day.

    Money is in fen, shares are fractions of 1. ``steps`` are the ordered steps of the power;
    empty means that no power is known, and flags that need one are N-A. ``source`` says where
    the region's values come from.

    Fields, with the flag that reads them and the origin of the default:

    - ``tender_fen`` (PUR-01): at this amount a public procedure is due; 100,000 yuan is the
      county threshold of a published village case, a default to be set by each region.
    - ``split_near_share``, ``split_window_days`` (PUR-01): two purchases in [share * T, T)
      within the window.
    - ``ocr_confidence`` (DOC-01 to DOC-04, PUR-04): below it a misread is likelier than a fault.
    - ``total_tolerance_fen``, ``line_tax_tolerance_fen`` (DOC-02): 0.01 and 0.06 yuan, the
      tolerances of tax software.
    - ``advance_share`` (PRC-05): share of the contract that may be paid before acceptance
      when the contract does not say.
    - ``bid_cv``, ``bid_count`` (BID-01): coefficient of variation, least number of bids.
    - ``appraisal_share``, ``appraisal_valid_days`` (AST-01): least price to appraisal; an
      appraisal is good for a year (资产评估执业准则: one year from the base date).
    - ``day_minutes`` (LAB-01): most minutes of work that one person can do on two sites.
    - ``picture_distance`` (DOC-14): most bits of 64 in which the perceptual hashes of one
      picture differ.
    - ``relief_grace_months`` (REL-01): months after a death in which a payment is still
      register lag.
    """

    power_id: str = ""
    source: str = "project defaults"
    steps: tuple[StepKind, ...] = ()
    tender_fen: int = 10_000_000
    split_near_share: float = 0.85
    split_window_days: int = 90
    ocr_confidence: float = 0.9
    total_tolerance_fen: int = 1
    line_tax_tolerance_fen: int = 6
    advance_share: float = 0.30
    bid_cv: float = 0.02
    bid_count: int = 3
    appraisal_share: float = 0.9
    appraisal_valid_days: int = 365
    day_minutes: int = 720
    picture_distance: int = 6
    relief_grace_months: int = 1
