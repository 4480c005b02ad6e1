"""The command line: a table of commands whose code is imported only when one is called.

So ``yunjing --help`` answers at once, without numpy, models or servers.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from features.errors import YunjingError

_BROKEN = 2
_INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a command lives, as ``module:function``, and what it does in one line.

    ``parts`` are commands of their own behind its first argument: ``simulate papers``.
    """

    target: str
    help: str
    parts: Mapping[str, "Entry"] = field(default_factory=dict)


COMMANDS: dict[str, Entry] = {
    "demo": Entry(
        "serving.demo:demo", "读样例票据、评分、解释并启动服务 / The whole job on samples"
    ),
    "serve": Entry("serving.commands.serve:serve", "启动服务与识别进程 / Serve the HTTP contract"),
    "worker": Entry(
        "serving.commands.serve:worker", "启动一个识别进程 / Run one recognition worker"
    ),
    "recognise": Entry("serving.commands.recognise:recognise", "识别票据文件 / Read paper files"),
    "score": Entry("serving.commands.score:score", "为案件评分并解释 / Score a case, with reasons"),
    "import": Entry(
        "serving.commands.import_rows:import_rows",
        "导入台账、工资表、救助表；import ocds 导入 OCDS / Import rows, or OCDS releases",
        {"ocds": Entry("serving.commands.import_ocds:import_ocds", "导入 OCDS / Import OCDS")},
    ),
    "pseudonym": Entry(
        "serving.commands.pseudonym:pseudonym",
        "给出与导入一致的化名 / Pseudonyms as imports give them",
    ),
    "simulate": Entry(
        "training.synthesis.commands:simulate",
        "生成模拟村庄数据；另有 simulate papers、samples、public-cases / Simulate villages, papers,"
        " samples, public cases",
        {
            "papers": Entry("training.synthesis.papers.commands:papers", "绘制票据 / Draw papers"),
            "samples": Entry(
                "training.synthesis.papers.commands:samples",
                "写出样例票据 / Write the sample papers",
            ),
            "public-cases": Entry(
                "training.synthesis.public_cases.commands:public_cases",
                "写出十八个公开通报样例 / Write the public cases",
            ),
        },
    ),
    "train": Entry("training.commands:train", "训练并登记模型 / Train a model"),
    "train-recognition": Entry(
        "training.recognition.commands:train_recognition",
        "训练印章查找网络；train-recognition tagger 训练字段标注网络 / Teach the seal finder, or"
        " the line tagger",
        {
            "tagger": Entry(
                "training.recognition.commands:train_tagger",
                "训练字段标注网络 / Teach the line tagger",
            )
        },
    ),
    "evaluate": Entry("training.commands:evaluate", "在留出案件上度量模型 / Measure a bundle"),
    "promote": Entry(
        "training.commands:promote", "把模型发布为模型包 / Release a model as a bundle"
    ),
    "rollback": Entry("training.commands:rollback", "恢复上一模型 / Restore the previous model"),
    "flags": Entry("serving.commands.flags:flags", "列出红旗规则 / List the red flags"),
    "powers": Entry("serving.commands.powers:powers", "列出权力清单 / List the power register"),
    "schema": Entry("serving.commands.schema:schema", "打印 JSON Schema / Print a JSON Schema"),
    "doctor": Entry("serving.commands.doctor:doctor", "检查运行环境 / Check this installation"),
}


class LazyCommand(TyperCommand):
    """A row of the table; becomes the real command when its arguments are read."""

    def __init__(self, name: str, entry: Entry) -> None:
        super().__init__(name, help=entry.help)
        self._entry = entry

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: Any = None,  # noqa: ANN401 - typer hides the types of its parser
        **extra: Any,  # noqa: ANN401 - as above
    ) -> Any:  # noqa: ANN401 - as above
        """Import the command and read its arguments."""
        part = self._entry.parts.get(args[0]) if args else None
        if part is not None:
            name = f"{info_name} {args[0]}"
            return LazyCommand(name, part).make_context(name, args[1:], parent, **extra)
        module, _, function = self._entry.target.partition(":")
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(self.name)(getattr(import_module(module), function))
        return get_command(app).make_context(info_name, args, parent, **extra)


def group() -> TyperGroup:
    """Return the command group of the table."""
    commands = [LazyCommand(name, entry) for name, entry in COMMANDS.items()]
    return TyperGroup(
        name="yunjing",
        commands=commands,
        no_args_is_help=True,
        help="云睛：村级资金风险评分与票据识别 / Risk scores with evidence for village money.",
    )


def main() -> None:
    """Run the command line; an error that a person can meet is one line and exit status 2."""
    try:
        group().main(prog_name="yunjing")
    except YunjingError as error:
        _report(error, as_json="--json" in sys.argv)
        sys.exit(_BROKEN)
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


def _report(error: YunjingError, as_json: bool) -> None:
    if not as_json:
        sys.stderr.write(f"{error.code}: {error.detail}\n")
        return
    import json  # noqa: PLC0415 - only here

    line = {"error": {"code": error.code, "detail": error.detail}}
    sys.stderr.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
