"""A town and its honest life, for modules that say how large in ``SETTINGS``."""

import pytest

from training.synthesis.world.simulate import live
from training.synthesis.world.town import settle, shipped_powers


@pytest.fixture(scope="module")
def town(request):
    settings = request.module.SETTINGS
    return settle(settings, 0, shipped_powers(settings.setting.region))


@pytest.fixture(scope="module")
def matters(town):
    return live(town)
