"""Case -> Score: the one entry of the risk models.

Findings, history, feature row, score, contributions and reasons are made together, so an
explanation can never disagree with its score. Without a bundle the flags speak alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.errors import BadRecord
from features.flags.catalogue import CATALOGUE_VERSION, evaluate_all
from features.history.columns import FactColumns
from features.history.numpy_executor import HistoryView
from features.history.spine import spine_of
from features.powers.register import Register
from features.records.case import Case
from features.records.finding import Finding, Status
from features.records.focus import Focus
from features.records.score import Band, Components, ModelIdentity, Reason, Score
from features.vector import FEATURE_SET, FLAG_FEATURES, feature_row
from models.risk.bands import band_of_flags, hard_hits, raised_by_hits
from models.risk.bundle import Bundle
from models.risk.calibration import probability
from models.risk.contributions import Explained, explain
from models.risk.identity import score_id_of
from models.risk.reasons import Considered, flag_reasons, principal_reasons
from models.risk.scale import Scaled, on_scale
from models.risk.wording import recommendation


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was judged of a case; all but band and reasons are None without a model."""

    band: Band
    reasons: tuple[Reason, ...]
    told: Explained | None = None
    scaled: Scaled | None = None
    interval: tuple[float, float] | None = None


class Scorer:
    """Scores cases with one bundle and one power register; holds no state between calls.

    ``bundle`` None gives flags-only scores: band, findings and reasons, but no number.
    """

    def __init__(self, bundle: Bundle | None, register: Register) -> None:
        self._bundle = bundle
        self._register = register
        self._model = None if bundle is None else _identity(bundle)
        digest = self._model.bundle_digest if self._model else "no bundle"
        self._context = (digest, CATALOGUE_VERSION, register.version, FEATURE_SET)

    def score(self, case: Case) -> Score:
        """Return the score of a case as of its moment; the same input gives the same score.

        Raises BadRecord(HIT_WITHOUT_EVIDENCE) when a flag is hit and points nowhere, and
        whatever the register raises for a power that it does not know.
        """
        findings = self._findings(case)
        return self._framed(case, findings, self._judge(case, findings))

    def probabilities(
        self, rows: NDArray[np.float32], foci: Sequence[Focus]
    ) -> NDArray[np.float64]:
        """Return the calibrated probabilities (n,) of ready feature rows (n, features).

        Raises BadRecord(NO_MODEL) without a bundle.
        """
        if self._bundle is None:
            raise BadRecord("NO_MODEL", "no bundle is loaded, feature rows cannot be scored")
        logits = np.empty(len(rows), dtype=np.float64)
        for focus in sorted(set(foci)):
            of_focus = np.asarray([each is focus for each in foci])
            logits[of_focus] = self._bundle.model.logits(rows[of_focus], focus)
        return np.asarray([probability(logit) for logit in logits])

    def _findings(self, case: Case) -> tuple[Finding, ...]:
        thresholds = self._register.thresholds(case.power_id, case.unit.region, case.as_of.date())
        findings = evaluate_all(case, thresholds)
        bare = [f.code for f in findings if f.status is Status.HIT and not f.evidence]
        if bare:
            raise BadRecord("HIT_WITHOUT_EVIDENCE", f"flags hit without evidence: {bare}")
        return findings

    def _judge(self, case: Case, findings: tuple[Finding, ...]) -> Verdict:
        history = HistoryView(FactColumns.of(case.history), spine_of(case))
        considered = Considered(case, findings, history)
        if self._bundle is None:
            return Verdict(band_of_flags(findings), flag_reasons(considered))
        row = feature_row(case, findings, history.row())
        bundle = self._bundle
        told = explain(bundle.model, bundle.features, row, case.focus)
        scaled = on_scale(told.base, told.shares, bundle.bands.orange, _hard_features(findings))
        return Verdict(
            band=raised_by_hits(bundle.bands.band(told.logit), findings),
            reasons=principal_reasons(considered, scaled.contributions, bundle.reference),
            told=told,
            scaled=scaled,
            interval=bundle.model.calibration.interval(told.stacked),
        )

    def _framed(self, case: Case, findings: tuple[Finding, ...], verdict: Verdict) -> Score:
        told, scaled, context = verdict.told, verdict.scaled, self._context
        coverage = _coverage(findings)
        return Score(
            score_id=score_id_of(case, *context),
            case_id=case.case_id,
            score=scaled.score if scaled else None,
            probability=probability(told.logit) if told else None,
            interval=verdict.interval,
            band=verdict.band,
            coverage=coverage,
            components=_components(told, findings),
            findings=findings,
            reasons=verdict.reasons,
            base=scaled.base if scaled else None,
            contributions=scaled.contributions if scaled else (),
            recommendation=recommendation(verdict.band, coverage),
            as_of=case.as_of,
            model=self._model,
            feature_set=FEATURE_SET,
            catalogue=CATALOGUE_VERSION,
            register=self._register.version,
        )


def _hard_features(findings: tuple[Finding, ...]) -> frozenset[str]:
    codes = hard_hits(findings)
    return frozenset(feature.name for feature in FLAG_FEATURES if feature.source in codes)


def _identity(bundle: Bundle) -> ModelIdentity:
    return ModelIdentity(bundle.origin.name, bundle.origin.version, bundle.digest)


def _components(told: Explained | None, findings: tuple[Finding, ...]) -> Components:
    hits = sum(finding.status is Status.HIT for finding in findings)
    if told is None:
        return Components(None, None, hits)
    return Components(probability(told.margin), told.quantile, hits)


def _coverage(findings: tuple[Finding, ...]) -> float:
    computed = sum(finding.status is not Status.NA for finding in findings)
    return computed / len(findings) if findings else 0.0
