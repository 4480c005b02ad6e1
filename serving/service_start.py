"""How a serving process starts: settings from its environment, engines from its settings."""

from serving.bootstrap import Engines, open_engines
from serving.settings import load_settings


def start() -> Engines:
    """Open the engines from the environment; raises what settings, store and bundle raise."""
    return open_engines(load_settings())
