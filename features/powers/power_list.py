"""One list of the register as YAML text: its form, its languages and its numbers are checked here.

What holds between entries (doubles, dates) is checked where lists are joined, in
``features.powers.register``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError

from features.errors import BadRecord
from features.powers.power import Amendment, Power, RegionalThresholds
from features.powers.thresholds import Thresholds
from features.records.finding import Text
from features.records.focus import Focus

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml, much faster
_HAN = re.compile(r"[\u4e00-\u9fff]")
_REGION = re.compile(r"[0-9]{0,12}")
_FIXED = frozenset({"power_id", "steps", "source"})
_NUMBERS = {field.name: type(field.default) for field in fields(Thresholds)
            if field.name not in _FIXED}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PowerList:
    """What one file holds: powers, and a town's thresholds for powers of other files.

    ``shared`` is read by nobody: YAML anchors that the entries repeat stand there.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    version: str
    powers: tuple[Power, ...] = ()
    thresholds: tuple[Amendment, ...] = ()
    shared: Any = None


_FORM = TypeAdapter(PowerList)


def read_list(file: str, text: str) -> PowerList:
    """Read one list; ``file`` names the place in errors.

    Raises BadRecord: REGISTER_NOT_YAML, REGISTER_FORM, REGISTER_NO_STEPS,
    REGISTER_REPEATED_STEP, REGISTER_UNKNOWN_STEP, REGISTER_UNKNOWN_PAPER, REGISTER_NO_SOURCE,
    REGISTER_LANGUAGE (a text lacks zh or en), REGISTER_FOCUS, REGISTER_THRESHOLD.
    """
    tree = _tree(file, text)
    try:
        found = _FORM.validate_python(tree)
    except ValidationError as error:
        raise _form_error(file, tree, error) from None
    for power in found.powers:
        _check_power(f"{file}, {power.id}", power)
    for amendment in found.thresholds:
        _check_threshold(f"{file}, {amendment.power}", amendment)
    return found


def _tree(file: str, text: str) -> Any:  # noqa: ANN401 - whatever the YAML holds
    try:
        return yaml.load(text, _LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        raise BadRecord("REGISTER_NOT_YAML", f"{file}{where}: not YAML") from error


def _form_error(file: str, tree: Any, error: ValidationError) -> BadRecord:  # noqa: ANN401 - as above
    first = error.errors()[0]
    place = "/".join(str(part) for part in first["loc"])
    where = ", ".join([file, *_named(tree, first["loc"])])
    return BadRecord(_code(first["loc"], first["type"]), f"{where}: at {place}: {first['msg']}")


def _named(tree: Any, place: tuple[int | str, ...]) -> Iterator[str]:  # noqa: ANN401 - as above
    match place:
        case ("powers", int(number), *_):
            entry, name = tree["powers"][number], "id"
        case ("thresholds", int(number), *_):
            entry, name = tree["thresholds"][number], "power"
        case _:
            return
    if isinstance(entry, dict):
        yield str(entry.get(name, f"entry {number}"))


def _code(place: tuple[int | str, ...], kind: str) -> str:
    match place, kind:
        case (*_, "steps"), "missing":
            return "REGISTER_NO_STEPS"
        case (*_, "steps", int()), "enum":
            return "REGISTER_UNKNOWN_STEP"
        case (*_, "papers", int()), "enum":
            return "REGISTER_UNKNOWN_PAPER"
        case (*_, "source"), _:
            return "REGISTER_NO_SOURCE"
        case (*_, "zh" | "en"), "missing" | "string_type":
            return "REGISTER_LANGUAGE"
    return "REGISTER_FORM"


def _check_power(place: str, power: Power) -> None:
    _require(power.id.split(".")[0] in set(Focus) and "." in power.id, "REGISTER_FOCUS",
             f"{place}: an id begins with a focus: procurement.goods")  # fmt: skip
    _require(bool(power.steps), "REGISTER_NO_STEPS", f"{place}: no steps")
    _require(len(set(power.steps)) == len(power.steps), "REGISTER_REPEATED_STEP",
             f"{place}: a step twice")  # fmt: skip
    _require(power.publication.notice_days > 0, "REGISTER_FORM", f"{place}: notice_days below 1")
    _require(bool(power.source.strip()), "REGISTER_NO_SOURCE", f"{place}: no source")
    for text in (power.title, power.holder, power.basis, power.publication.rule):
        _check_text(place, text)
    for entry in power.thresholds:
        _check_threshold(place, entry)


def _check_text(place: str, text: Text) -> None:
    is_whole = bool(_HAN.search(text.zh)) and bool(text.en.strip()) and not _HAN.search(text.en)
    _require(is_whole, "REGISTER_LANGUAGE", f"{place}: zh or en is missing or is the other")


def _check_threshold(place: str, entry: RegionalThresholds) -> None:
    _require(bool(entry.source.strip()), "REGISTER_NO_SOURCE", f"{place}: thresholds unsourced")
    _require(bool(_REGION.fullmatch(entry.region)), "REGISTER_THRESHOLD",
             f"{place}: {entry.region!r} begins no region code")  # fmt: skip
    for name, value in entry.values.items():
        wanted = _NUMBERS.get(name)
        _require(wanted is not None, "REGISTER_THRESHOLD", f"{place}: no threshold called {name!r}")
        _require(value > 0 and (wanted is float or type(value) is int), "REGISTER_THRESHOLD",
                 f"{place}: {name} cannot be {value!r}")  # fmt: skip


def _require(holds: bool, code: str, detail: str) -> None:
    if not holds:
        raise BadRecord(code, detail)
