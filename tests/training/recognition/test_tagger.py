import numpy as np
import pytest
import torch
from rich.progress import Progress

from features.records.document import Kind
from features.records.paper_schema import SCHEMAS
from models.recognizer.layout import Sheet
from models.recognizer.line_tagger import NAME, LineTagger
from models.recognizer.network import WEIGHTS
from models.recognizer.tagger_input import Alphabet
from models.recognizer.tags import KINDS, TAGS, Role
from tests.drawn_papers import needs_fonts
from training.recognition.fit_tagger import Plan, alphabet_of, draw_training_pages, fit, loss_of
from training.recognition.release import LARGEST
from training.recognition.simulated_reading import read_page
from training.recognition.tagged_page import NO_ROW, tagged_pages
from training.recognition.tagger_batches import batches
from training.recognition.tagger_export import release
from training.recognition.tagger_net import LineTagger as Network
from training.recognition.tagger_net import Shape
from training.synthesis.papers.draw import draw_paper
from training.synthesis.papers.press import unpainted

pytestmark = needs_fonts
QUIET = Progress(disable=True)


def _page(kind, layout=3, seed=5):
    with unpainted():
        return tagged_pages(draw_paper(kind, layout, seed))


@pytest.mark.parametrize("kind", SCHEMAS)
def test_tags_spell_the_values_that_the_paper_bears(kind):
    with unpainted():
        drawn = draw_paper(kind, 2, 11)
    pages = tagged_pages(drawn)
    letters = [letter for page in pages for strip in page.strips for letter in strip.letters]
    for sheet in drawn.sheets:
        for mark, parts in sheet.spans:
            if mark.row is not None or not parts:
                continue
            assert f"value:{mark.name}" in {str(TAGS[x.tag - 1]) for x in letters if x.tag}
    rows = {letter.row for letter in letters if letter.row != NO_ROW}
    assert bool(rows) == any(mark.row is not None for s in drawn.sheets for mark, _ in s.marks)


def test_a_key_is_a_label_of_its_field_and_not_its_value():
    [page] = _page(Kind.BANK_SLIP)
    roles = {TAGS[x.tag - 1].role for strip in page.strips for x in strip.letters if x.tag}
    assert {Role.KEY, Role.VALUE} <= roles


def test_a_value_bears_its_tag_wherever_it_stands():
    with unpainted():
        drawn = draw_paper(Kind.CONTRACT, 2, 11)
    [party] = {m.value for s in drawn.sheets for m, _ in s.marks if m.name == "party_a"}
    strips = [strip.letters for page in tagged_pages(drawn) for strip in page.strips]
    spelt = [
        "".join(x.character for x in strip if x.tag and str(TAGS[x.tag - 1]) == "value:party_a")
        for strip in strips
    ]
    assert "".join(spelt).count(party) >= 2  # at the head, and where it signs


def test_a_page_is_read_otherwise_each_time_and_alike_with_one_seed():
    [page] = _page(Kind.ACCEPTANCE)
    one, same, other = (
        [piece.run.text for piece in read_page(page, np.random.default_rng(seed))]
        for seed in (1, 1, 2)
    )
    assert one == same != other


def test_every_piece_has_a_tag_for_each_of_its_characters():
    for page in _page(Kind.ROSTER):
        for piece in read_page(page, np.random.default_rng(3)):
            assert len(piece.tags) == len(piece.run.text)


def test_training_lowers_the_loss_and_the_release_answers_like_the_network(tmp_path):
    torch.set_num_threads(1)
    pages = draw_training_pages(Plan(8, 1, 5), QUIET)
    alphabet = Alphabet.of(alphabet_of(pages))
    fresh = Network(Shape(alphabet.size)).eval()
    some = list(batches(pages, alphabet, np.random.default_rng(0)))[:6]
    taught, characters = fit(pages, Plan(8, 5, 5), QUIET)
    with torch.no_grad():
        before, after = (
            np.mean([float(loss_of(net(batch.pages), batch)) for batch in some])
            for net in (fresh, taught)
        )
    assert after < 0.8 * before
    given = release(taught, characters)
    given.write(tmp_path)
    assert given.name == NAME
    seen = read_page(pages[0], np.random.default_rng(1))
    sheet = Sheet(tuple(piece.run for piece in seen), 1.4)
    tagged = LineTagger(tmp_path).tag(sheet)
    assert tagged.kinds.sum() == pytest.approx(1.0, abs=1e-4)
    assert tagged.scores.shape == (sum(len(p.text) + 1 for p in tagged.pieces), 1 + len(TAGS))


def test_the_committed_tagger_knows_kind_and_tags_of_a_held_out_paper():
    tagger = LineTagger()
    right = total = 0
    for kind in SCHEMAS:
        for page in _page(kind, 13, 3)[:1]:
            seen = read_page(page, np.random.default_rng(4))
            tagged = tagger.tag(Sheet(tuple(piece.run for piece in seen), 1.4))
            right += KINDS[int(tagged.kinds.argmax())] is kind
            total += 1
    assert right >= total - 1


def test_the_committed_tagger_is_small_enough_to_travel():
    assert (WEIGHTS / f"{NAME}.onnx").stat().st_size < LARGEST
    assert (WEIGHTS / f"{NAME}.md").read_text(encoding="utf-8").startswith(f"# {NAME}")
