"""How a serving process starts: settings from its environment, engines from its settings."""

import gc

from serving.bootstrap import Engines, open_engines
from serving.settings import load_settings


def start() -> Engines:
    """Open the engines from the environment; raises what settings, store and bundle raise."""
    engines = open_engines(load_settings())
    gc.collect()
    gc.freeze()  # what lives as long as the process is not walked again: no pauses at p99
    return engines
