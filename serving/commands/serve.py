"""``yunjing serve`` and ``yunjing worker``."""

from typing import Annotated

import typer

from serving.settings import load_settings

Host = Annotated[str | None, typer.Option(help="地址 / IP address, default 127.0.0.1")]
Port = Annotated[int | None, typer.Option(help="端口 / port, default 3000")]
Workers = Annotated[int | None, typer.Option(help="识别进程数 / recognition workers, default 1")]


def serve(host: Host = None, port: Port = None, workers: Workers = None) -> None:
    """Serve the HTTP contract and run recognition workers until Ctrl-C or SIGTERM."""
    from serving.serve import serve_with  # noqa: PLC0415 - not needed for --help

    serve_with(load_settings(host=host, port=port, workers=workers))


def worker() -> None:
    """Run one recognition worker until Ctrl-C or SIGTERM."""
    from serving.worker_process import run_worker  # noqa: PLC0415 - not needed for --help

    run_worker(load_settings())
