import io
import mmap
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from models.errors import Unreadable
from models.recognizer import sandbox
from models.recognizer.decode import decode
from models.recognizer.qr_source import read_codes
from models.recognizer.sniff import MediaType, sniff
from tests.models.recognizer.small_papers import (
    QR_TEXT,
    encoded,
    page_pdf,
    pdf,
    picture,
    qr_picture,
)

RED, WHITE = (255, 0, 0), (255, 255, 255)
TEXTS = ((50, 300, "Invoice No. 12345678"), (400, 300, "1,234.50"), (50, 280, "second line"))


def _decoded(data):
    return decode(data, sniff(data))


def _corner(pixels):
    return tuple(int(value) for value in pixels[2, 2])


@pytest.mark.parametrize("format_name", ["PNG", "TIFF", "WEBP", "BMP"])
def test_images_become_rgb_pixels(format_name):
    options = {"lossless": True} if format_name == "WEBP" else {}
    (page,) = _decoded(encoded(picture(), format_name, **options))
    assert np.array_equal(page.pixels, np.asarray(picture()))
    assert (page.number, page.words, page.codes) == (1, (), ())
    assert not page.pixels.flags.writeable


@pytest.mark.parametrize(
    ("orientation", "shape", "corner"),
    [
        (1, (48, 64, 3), RED),
        (3, (48, 64, 3), WHITE),
        (6, (64, 48, 3), WHITE),
        (8, (64, 48, 3), WHITE),
    ],
)
def test_the_orientation_of_the_camera_is_applied(orientation, shape, corner):
    exif = Image.Exif()
    exif[0x0112] = orientation
    (page,) = _decoded(encoded(picture(), "JPEG", exif=exif, quality=95))
    assert page.pixels.shape == shape
    assert np.allclose(_corner(page.pixels), corner, atol=8)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "CMYK", "I;16"])
def test_every_colour_mode_becomes_rgb(mode):
    if mode == "I;16":
        image = Image.fromarray(np.full((48, 64), 0xFFFF, np.uint16))
    else:
        image = Image.new("RGB", (64, 48), "white").convert(mode)
    (page,) = _decoded(encoded(image, "TIFF"))
    assert page.pixels.shape == (48, 64, 3) and page.pixels.min() == 255


def test_transparency_lies_on_white():
    (page,) = _decoded(encoded(Image.new("RGBA", (8, 8), (0, 0, 0, 0)), "PNG"))
    assert page.pixels.min() == 255


def test_each_frame_of_a_tiff_is_a_page():
    frames = [picture((60 + i, 40)) for i in range(3)]
    stream = io.BytesIO()
    frames[0].save(stream, "TIFF", save_all=True, append_images=frames[1:])
    pages = _decoded(stream.getvalue())
    assert [(page.number, page.pixels.shape[1]) for page in pages] == [(1, 60), (2, 61), (3, 62)]


def test_a_text_layer_keeps_words_and_pixels():
    (page,) = _decoded(pdf(TEXTS))
    assert [word.text for word in page.words] == [text for _, _, text in TEXTS]
    first = page.words[0]
    assert first.confidence == 1.0
    assert first.box.x0 == pytest.approx(50 / 600, abs=0.005)
    assert first.box.y0 < 1 - 300 / 400 < first.box.y1
    height, width = page.pixels.shape[:2]
    inside = page.pixels[
        int(first.box.y0 * height) : int(first.box.y1 * height),
        int(first.box.x0 * width) : int(first.box.x1 * width),
    ]
    assert inside.min() < 64, "the word is drawn where its box says"


def test_boxes_follow_a_page_that_is_turned():
    turned = pdf(TEXTS).replace(b"/Rotate 0", b"/Rotate 90")
    (page,) = _decoded(turned)
    assert page.pixels.shape[0] > page.pixels.shape[1]
    box = page.words[0].box
    height, width = page.pixels.shape[:2]
    inside = page.pixels[int(box.y0 * height) : int(box.y1 * height), int(box.x0 * width) :]
    assert inside[:, : int((box.x1 - box.x0) * width)].min() < 64


def test_a_scan_is_drawn_finer_than_a_page_with_text():
    (scan,), (text,) = (
        _decoded(pdf()),
        _decoded(pdf([(50, y, "a line of text") for y in (50, 90, 130)])),
    )
    assert scan.pixels.shape[1] == pytest.approx(600 / 72 * 200, abs=2)
    assert text.pixels.shape[1] == pytest.approx(600 / 72 * 144, abs=2)


def test_a_huge_page_is_scaled_down_to_the_limit():
    (page,) = _decoded(page_pdf(b"", box=b"0 0 14000 14000"))
    assert page.pixels.shape[0] * page.pixels.shape[1] <= 40_000_000


@pytest.mark.parametrize(
    "data", [encoded(qr_picture(), "PNG"), encoded(qr_picture(scale=1), "PNG")]
)
def test_a_qr_code_is_found_with_its_place(data):
    pages = _decoded(data)
    assert pages[0].codes[0].text == QR_TEXT
    box = pages[0].codes[0].box
    assert box.x0 < 0.1 and box.x1 < 0.4 and box.y1 < 0.5
    assert {field.name for field in read_codes(pages)} >= {"invoice_number", "amount_without_tax"}


def test_papers_without_pixels_are_no_business_of_decode():
    with pytest.raises(ValueError, match="application/xml"):
        decode(b"<a/>", MediaType.XML)


def test_threads_share_one_server():
    data = encoded(picture(), "PNG")
    with ThreadPoolExecutor(4) as pool:
        pages = list(pool.map(_decoded, [data] * 12))
    assert {len(page) for page in pages} == {1}
    assert len(sandbox._idle) == 1


def test_a_server_that_died_while_idle_is_replaced():
    _decoded(encoded(picture(), "PNG"))
    (server,) = sandbox._idle
    os.kill(server._process.pid, signal.SIGKILL)
    server._process.wait()
    assert len(_decoded(encoded(picture(), "PNG"))) == 1


def test_the_server_has_no_network_and_no_secret(monkeypatch):
    monkeypatch.setenv("YUNJING_LEDGER_KEY", "not for the decoder")
    sandbox.end_servers()
    _decoded(encoded(picture(), "PNG"))
    proc = f"/proc/{sandbox._idle[0]._process.pid}"
    assert b"YUNJING" not in Path(proc, "environ").read_bytes()
    if os.readlink(f"{proc}/ns/net") == os.readlink("/proc/self/ns/net"):
        pytest.skip("this kernel lets no process leave its network")
    interfaces = Path(proc, "net/dev").read_text().splitlines()[2:]
    assert [line.split(":")[0].strip() for line in interfaces] == ["lo"]


def _decode_in_worker(queue):
    queue.put(_decoded(encoded(picture(), "PNG"))[0].pixels.shape)


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_daemonic_workers_decode_too(method):
    _decoded(encoded(picture(), "PNG"))
    context = multiprocessing.get_context(method)
    queue = context.Queue()
    worker = context.Process(target=_decode_in_worker, args=(queue,), daemon=True)
    worker.start()
    assert queue.get(timeout=30) == (48, 64, 3)
    worker.join(10)
    assert len(_decoded(encoded(picture(), "PNG"))) == 1


def test_the_child_loads_decoders_and_nothing_else_of_the_house():
    script = (
        "import sys, models.recognizer.decode_child;"
        "heavy = {'torch', 'paddle', 'paddleocr', 'bentoml', 'cv2', 'onnxruntime', 'serving'};"
        "sys.exit(len(heavy & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def _mapped_answer():
    """Return a file in memory whose pages something still holds, as the kernel may for a while."""
    answer = os.memfd_create("pages", os.MFD_ALLOW_SEALING)
    os.write(answer, b"pages")
    return answer, mmap.mmap(answer, 5)


def test_an_answer_whose_pages_are_held_for_a_moment_is_sealed_after_it():
    answer, held = _mapped_answer()
    threading.Timer(0.1, held.close).start()
    sandbox._seal(answer)
    with pytest.raises(PermissionError):
        os.write(answer, b"changed")
    os.close(answer)


def test_an_answer_whose_pages_stay_held_is_refused_with_a_code(monkeypatch):
    monkeypatch.setattr(sandbox, "_PAUSES", (0.0, 0.01))
    answer, held = _mapped_answer()
    with held, pytest.raises(Unreadable) as refusal:
        sandbox._seal(answer)
    assert refusal.value.code == "DECODE_CRASHED"
    os.close(answer)
