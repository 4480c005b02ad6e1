"""What an installation gets wrong silently: two distributions share one cv2 folder."""

from importlib import metadata

import cv2
import pytest


def test_opencv_is_the_pinned_one_whichever_was_written_last():
    assert cv2.__version__ == "4.10.0"


@pytest.mark.parametrize("name", ["opencv-contrib-python", "opencv-python-headless"])
def test_both_distributions_of_opencv_are_pinned_alike(name):
    assert metadata.version(name) == "4.10.0.84"


def test_xgboost_is_the_processor_build():
    with pytest.raises(metadata.PackageNotFoundError):
        metadata.version("xgboost")
