"""PaddleOCR 3 on ONNX Runtime with the PP-OCRv6 small networks, wholly offline.

The weights are those inside the installed ``rapidocr`` wheel; this adapter lays them into a
folder with the ``inference.yml`` that PaddleOCR expects, so nothing is fetched and paddlepaddle
is not needed. The text-line classifier stays off: it turns amounts upside down (5999.00 became
00990). Loading takes seconds and more than 1 GB of memory: only worker processes do it.
"""

import logging
import os
import shutil
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import yaml
from numpy.typing import NDArray

from features.records.document import Word
from models.recognizer.reader import box_of_polygon

_DETECTOR = "PP-OCRv6_small_det"
_RECOGNIZER = "PP-OCRv6_small_rec"
_WHEEL_NAMES = {_DETECTOR: "PP-OCRv6_det_small.onnx", _RECOGNIZER: "PP-OCRv6_rec_small.onnx"}
_IMAGENET = {"mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225]}


class PaddleReader:
    """PaddleOCR as it comes, to compare with; about 2 s a page on two cores.

    ``folder`` receives the prepared networks (31 MB, written once); without one it is the
    user's cache folder. ``threads`` are those of one network run.
    """

    name = "paddleocr"

    def __init__(self, folder: Path | None = None, threads: int = 2) -> None:
        # PaddleX probes its model hosts while it is imported unless this is set before.
        os.environ.setdefault("PADDLE_PDX_DISABLE_MODEL_SOURCE_CHECK", "True")
        from paddleocr import PaddleOCR  # noqa: PLC0415 - seconds and hundreds of MB

        logging.getLogger("paddlex").setLevel(logging.WARNING)
        self.version = f"{metadata.version('paddleocr')}+PP-OCRv6_small"
        prepared = prepare_networks(folder or default_folder())
        self._engine = PaddleOCR(
            engine="onnxruntime",
            text_detection_model_name=_DETECTOR,
            text_detection_model_dir=str(prepared / _DETECTOR),
            text_recognition_model_name=_RECOGNIZER,
            text_recognition_model_dir=str(prepared / _RECOGNIZER),
            use_doc_orientation_classify=False,
            use_doc_unwarping=False,
            use_textline_orientation=False,
            text_recognition_batch_size=8,
            device="cpu",
            engine_config={"intra_op_num_threads": threads, "enable_cpu_mem_arena": False},
        )

    def read(self, pixels: NDArray[np.uint8]) -> tuple[Word, ...]:
        """Read one page; PaddleOCR takes BGR as OpenCV does."""
        [page] = self._engine.predict(np.ascontiguousarray(pixels[:, :, ::-1]))
        found = zip(page["rec_texts"], page["rec_scores"], page["rec_polys"], strict=True)
        return tuple(
            Word(text, float(score), box_of_polygon(polygon, pixels.shape))
            for text, score, polygon in found
            if text.strip()
        )


def default_folder() -> Path:
    """Return the per-user cache folder (XDG base directory specification)."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "yunjing" / "networks"


def prepare_networks(folder: Path) -> Path:
    """Lay detector and recognizer under ``folder`` as PaddleOCR wants them; return it.

    Safe against several workers that start at once: each file appears by a rename.
    """
    for network, describe in ((_DETECTOR, _detector), (_RECOGNIZER, _recognizer)):
        onnx = Path(str(files("rapidocr"))) / "models" / _WHEEL_NAMES[network]
        target = folder / network
        target.mkdir(parents=True, exist_ok=True)
        if not _same_size(onnx, target / "inference.onnx"):
            _put(target / "inference.yml", yaml.safe_dump(describe(onnx), allow_unicode=True))
            _copy(onnx, target / "inference.onnx")
    return folder


def _same_size(source: Path, copy: Path) -> bool:
    return copy.exists() and copy.stat().st_size == source.stat().st_size


def _copy(source: Path, target: Path) -> None:
    draft = target.with_suffix(f".{os.getpid()}.draft")
    shutil.copyfile(source, draft)
    draft.replace(target)


def _put(target: Path, text: str) -> None:
    draft = target.with_suffix(f".{os.getpid()}.draft")
    draft.write_text(text, encoding="utf-8")
    draft.replace(target)


def _detector(_onnx: Path) -> dict[str, Any]:
    return {
        "Global": {"model_name": _DETECTOR},
        "PreProcess": {
            "transform_ops": [
                {"DecodeImage": {"channel_first": False, "img_mode": "BGR"}},
                {"DetResizeForTest": {"resize_long": 960}},
                {"NormalizeImage": {**_IMAGENET, "scale": "1./255.", "order": "hwc"}},
                {"ToCHWImage": None},
                {"KeepKeys": {"keep_keys": ["image", "shape"]}},
            ]
        },
        "PostProcess": {
            "name": "DBPostProcess",
            "thresh": 0.3,
            "box_thresh": 0.6,
            "max_candidates": 1000,
            "unclip_ratio": 1.5,
        },
    }


def _recognizer(onnx: Path) -> dict[str, Any]:
    return {
        "Global": {"model_name": _RECOGNIZER},
        "PreProcess": {
            "transform_ops": [
                {"DecodeImage": {"channel_first": False, "img_mode": "BGR"}},
                {"RecResizeImg": {"image_shape": [3, 48, 320]}},
                {"KeepKeys": {"keep_keys": ["image"]}},
            ]
        },
        "PostProcess": {"name": "CTCLabelDecode", "character_dict": _characters(onnx)},
    }


def _characters(onnx: Path) -> list[str]:
    """Return the alphabet of the recognizer, which its ONNX file carries as metadata."""
    session = onnxruntime.InferenceSession(str(onnx), providers=["CPUExecutionProvider"])
    # split, not splitlines: the alphabet holds characters that splitlines takes for line ends
    return str(session.get_modelmeta().custom_metadata_map["character"]).split("\n")
