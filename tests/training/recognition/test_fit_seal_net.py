from functools import cache

import numpy as np
import pytest
import torch

from models.recognizer.letterbox import letterboxed
from models.recognizer.network import session_of
from models.recognizer.seal_finder import SIDE, STRIDE, found_marks
from tests.drawn_papers import needs_fonts
from training.recognition.course import Course
from training.recognition.fit_seal_net import example, seal_loss, taught_seal_net
from training.recognition.mark_places import MARKS, shown
from training.recognition.onnx_export import onnx_bytes
from training.recognition.seal_batches import PATCH, seal_batch, wanted
from training.recognition.seal_net import SealNet
from training.recognition.seal_shots import KINDS, Shot, recipes, shots


@cache
def few_shots() -> list[Shot]:
    return shots(recipes(2 * len(KINDS), np.random.default_rng(8)), processes=1)


@needs_fonts
def test_teaching_lowers_the_loss():
    batch = seal_batch(few_shots()[:12], np.random.default_rng(1))
    net, _ = taught_seal_net(few_shots(), Course(epochs=10, seed=3, batch=6, rate=4e-3))
    with torch.no_grad():
        before, after = (seal_loss(one, batch) for one in (SealNet(len(MARKS)), net.train()))
    assert after < 0.9 * before


@needs_fonts
def test_the_file_answers_as_torch_does():
    net = SealNet(len(MARKS)).eval()
    pages = [letterboxed(shot.pixels, SIDE).transpose(2, 0, 1) for shot in few_shots()[:2]]
    session = session_of(onnx_bytes(net, example(), ("heat", "edges")))
    heat, edges = session.run(None, {"page": np.stack(pages)})
    with torch.no_grad():
        taught_heat, taught_edges = net(torch.from_numpy(np.stack(pages)))
    assert np.allclose(heat, taught_heat.numpy(), atol=1e-3)
    assert np.allclose(edges, taught_edges.numpy(), atol=1e-2)


def test_a_perfect_answer_gives_the_marks_back():
    marks = np.float32([[0, 40, 60, 120, 140], [2, 150, 200, 210, 218], [2, 50, 92, 110, 108.0]])
    heat, edges, inside = wanted(marks)
    found = found_marks(np.where(heat >= 1.0, heat, 0), edges, threshold=0.5)
    back = sorted([label, *np.round(box)] for label, box, _ in found)
    assert back == sorted(marks.tolist())
    assert inside.sum() >= len(marks)


def test_a_page_without_marks_wants_nothing():
    heat, _, inside = wanted(np.zeros((0, 5), np.float32))
    assert not heat.any() and not inside.any()
    assert heat.shape == (len(MARKS), PATCH // STRIDE, PATCH // STRIDE)


@pytest.mark.parametrize(("x0", "kept"), [(-20.0, True), (-45.0, False), (PATCH - 10.0, False)])
def test_marks_that_left_the_picture_are_not_asked_for(x0, kept):
    marks = shown(np.float32([[1.0, x0, 10.0, x0 + 50.0, 60.0]]), (PATCH, PATCH))
    assert len(marks) == kept
    assert (marks[:, 1:] >= 0).all() and (marks[:, 1:] < PATCH).all()
