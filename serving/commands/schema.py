"""``yunjing schema``: the JSON Schema of what goes in and comes out."""

import json
import sys
from enum import StrEnum
from typing import Annotated, Any

import typer
from pydantic import TypeAdapter

from serving.app import create_app
from serving.service_start import start
from serving.wire.case import CaseWire
from serving.wire.fact import FactWire
from serving.wire.recognition import RecognitionLine
from serving.wire.score import ScoreWire


class Subject(StrEnum):
    """What can be described."""

    CASE = "case"
    SCORE = "score"
    RECOGNITION = "recognition"
    FACT = "fact"
    OPENAPI = "openapi"


def schema(subject: Annotated[Subject, typer.Argument(help="对象 / what to describe")]) -> None:
    """Print the JSON Schema of a case, score, recognition or fact, or the OpenAPI document."""
    sys.stdout.write(text_of(subject))


def text_of(subject: Subject) -> str:
    """Return the schema as indented JSON with a newline at its end."""
    return json.dumps(_schema(subject), ensure_ascii=False, indent=2) + "\n"


def _schema(subject: Subject) -> dict[str, Any]:
    match subject:
        case Subject.CASE:
            return CaseWire.model_json_schema()
        case Subject.FACT:
            return FactWire.model_json_schema()
        case Subject.SCORE:
            return ScoreWire.model_json_schema(mode="serialization")
        case Subject.RECOGNITION:
            lines: TypeAdapter[RecognitionLine] = TypeAdapter(RecognitionLine)
            return lines.json_schema(mode="serialization")
        case Subject.OPENAPI:
            return create_app(start).openapi()
