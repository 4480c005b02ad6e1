"""The recognition of one paper as an operation that can be asked about."""

from enum import StrEnum

from pydantic import AwareDatetime

from serving.wire.problem import ProblemWire
from serving.wire.recognition import RecognitionWire
from serving.wire.strict import Strict


class OperationStatus(StrEnum):
    """How far the recognition of a paper is."""

    RECEIVED = "received"
    RECOGNISED = "recognised"
    FAILED = "failed"


class OperationWire(Strict):
    """A paper and what became of it: recognition when recognised, problem when failed."""

    document_id: str
    sha256: str
    size: int
    status: OperationStatus
    received_at: AwareDatetime
    recognition: RecognitionWire | None = None
    problem: ProblemWire | None = None
