"""The line tagger as a torch network: characters within pieces, pieces within the page.

Convolutions read the characters of the pieces in their order; a transformer lets the pieces of a
page see each other, where attention is biased by how far apart two pieces stand in heights of text
and whether they share a row or a column, so that a page cropped or scaled looks the same
(documents.md, section 4; compare LayoutLMv2's spatial bias, arXiv 2012.14740). Convolutions of
growing reach then give each character its tag.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from models.recognizer.tagger_input import PLACES
from models.recognizer.tags import KINDS, TAGS

_DISTANCES = (1.0, 4.0, 16.0)  # heights of text over which a distance is told apart
_PAIR = 4 * len(_DISTANCES) + 2
_FREQUENCIES = (1.0, 2.0, 4.0, 8.0)
_BEFORE, _BEHIND = (1, 2, 4), (1, 2, 4, 8)  # dilations before and behind the page's attention
_FAR = -1e4


@dataclass(frozen=True, slots=True)
class Shape:
    """The size of the network; ``alphabet`` counts character numbers."""

    alphabet: int
    letters: int = 48
    width: int = 96
    page: int = 128
    heads: int = 4
    layers: int = 4


@dataclass(frozen=True, slots=True)
class Pages:
    """A batch of B pages padded to T characters and N pieces; see ``TaggerInput`` for one page.

    ``present`` (B, N) is 1 for a piece and 0 for padding.
    """

    characters: Tensor
    owner: Tensor
    inside: Tensor
    places: Tensor
    grid: Tensor
    present: Tensor


class LineTagger(nn.Module):
    """Scores of tags (B, T, 1 + tags), of kinds (B, kinds) and of shared table rows (B, N, N)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.letters = nn.Embedding(shape.alphabet, shape.letters, padding_idx=0)
        self.near = nn.Sequential(
            nn.Conv1d(shape.letters, shape.width, 5, padding=2),
            nn.GELU(),
            *(_Wider(shape.width, step) for step in _BEFORE),
        )
        self.gate = nn.Linear(shape.width, shape.width)
        spots = PLACES + 8 * len(_FREQUENCIES)
        self.where = nn.Sequential(nn.Linear(spots, shape.page), nn.GELU())
        self.join = nn.Linear(shape.width + shape.page, shape.page)
        self.apart = nn.Sequential(
            nn.Linear(_PAIR, 32), nn.GELU(), nn.Linear(32, shape.layers * shape.heads)
        )
        self.blocks = nn.ModuleList(_Block(shape) for _ in range(shape.layers))
        self.norm = nn.LayerNorm(shape.page)
        self.kind = nn.Linear(2 * shape.page, len(KINDS))
        self.row = nn.Linear(shape.page, 64)
        self.spread = nn.Linear(shape.page, shape.width)
        self.tag = nn.Sequential(
            nn.Conv1d(2 * shape.width, shape.width, 3, padding=1),
            nn.GELU(),
            *(_Wider(shape.width, step) for step in _BEHIND),
            nn.Dropout(0.1),
            nn.Conv1d(shape.width, 1 + len(TAGS), 1),
        )

    def forward(self, pages: Pages) -> tuple[Tensor, Tensor, Tensor]:
        """Return the three scores; those of blanks and padding mean nothing."""
        near = self.near(self.letters(pages.characters).transpose(1, 2)).transpose(1, 2)
        owned = _owned(pages)
        pieces = self._pieces(near, owned, pages)
        shown = pages.present[..., None]
        mean = (pieces * shown).sum(1) / shown.sum(1)
        top = (pieces + (1 - shown) * _FAR).amax(1)
        rows = self.row(pieces)
        sharing = rows @ rows.transpose(1, 2) / 8.0
        context = owned.transpose(1, 2) @ self.spread(pieces)
        tags = self.tag(torch.cat([near, context], -1).transpose(1, 2)).transpose(1, 2)
        return tags, self.kind(torch.cat([mean, top], -1)), sharing

    def _pieces(self, near: Tensor, owned: Tensor, pages: Pages) -> Tensor:
        gates = torch.exp(self.gate(near).clamp(-8, 8)) * pages.inside[..., None]
        read = (owned @ (gates * near)) / (owned @ gates + 1e-6)
        pieces = self.join(torch.cat([read, self.where(_spots(pages.places))], -1))
        bias = self.apart(_pairs(pages.grid)).permute(0, 3, 1, 2)
        bias = bias + (1 - pages.present[:, None, None, :]) * _FAR
        heads = self.shape.heads
        for number, block in enumerate(self.blocks):
            pieces = block(pieces, bias[:, number * heads : (number + 1) * heads])
        return self.norm(pieces)  # type: ignore[no-any-return] # torch types calls as Any


class _Wider(nn.Module):
    """A dilated convolution on top of what comes in: a sentence is seen whole in few layers."""

    def __init__(self, width: int, step: int) -> None:
        super().__init__()
        self.near = nn.Conv1d(width, width, 3, padding=step, dilation=step)

    def forward(self, letters: Tensor) -> Tensor:
        """Mix letters (B, width, T)."""
        mixed: Tensor = nn.functional.gelu(self.near(letters))
        return letters + mixed


class _Block(nn.Module):
    """Attention and a wide layer, normalised before each."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.scale = (shape.page // shape.heads) ** -0.5
        self.before = nn.LayerNorm(shape.page)
        self.mixed = nn.Linear(shape.page, 3 * shape.page)
        self.out = nn.Linear(shape.page, shape.page)
        self.wide = nn.Sequential(
            nn.LayerNorm(shape.page),
            nn.Linear(shape.page, 2 * shape.page),
            nn.GELU(),
            nn.Dropout(0.1),
            nn.Linear(2 * shape.page, shape.page),
        )

    def forward(self, pieces: Tensor, bias: Tensor) -> Tensor:
        """Mix pieces (B, N, page) under a bias (B, heads, N, N)."""
        batch, count, width = pieces.shape
        mixed = self.mixed(self.before(pieces)).view(batch, count, 3, self.heads, -1)
        asks, keys, values = mixed.permute(2, 0, 3, 1, 4).unbind(0)
        score = asks @ keys.transpose(2, 3) * self.scale + bias
        seen = score.softmax(-1) @ values
        pieces = pieces + self.out(seen.transpose(1, 2).reshape(batch, count, width))
        return pieces + self.wide(pieces)  # type: ignore[no-any-return] # as above


def _owned(pages: Pages) -> Tensor:
    """Return (B, N, T): 1 where a character stands in a piece."""
    numbers = torch.arange(pages.places.shape[1], device=pages.owner.device)
    owned = pages.owner[:, None, :] == numbers[None, :, None]
    return owned.to(pages.inside.dtype) * pages.inside[:, None, :]


def _spots(places: Tensor) -> Tensor:
    """Add waves over the four edges, so that near places can be told apart."""
    waves = [places[..., :4] * (torch.pi * f) for f in _FREQUENCIES]
    turned = [turn(wave) for wave in waves for turn in (torch.sin, torch.cos)]
    return torch.cat([places, *turned], -1)


def _pairs(grid: Tensor) -> Tensor:
    """Return (B, N, N, pair): how each piece stands to each other."""
    here, there = grid[:, :, None, :], grid[:, None, :, :]
    left, right = there[..., 0] - here[..., 0], there[..., 2] - here[..., 2]
    gap = there[..., 0] - here[..., 2]
    down = (there[..., 1] + there[..., 3] - here[..., 1] - here[..., 3]) / 2
    across = _shared(here, there, 0)
    along = _shared(here, there, 1)
    scaled = [torch.tanh(d / s) for d in (left, right, gap, down) for s in _DISTANCES]
    return torch.stack([*scaled, across, along], -1)


def _shared(here: Tensor, there: Tensor, axis: int) -> Tensor:
    """Return the share of the shorter extent that two pieces have in common, at least -1."""
    begin = torch.maximum(here[..., axis], there[..., axis])
    end = torch.minimum(here[..., axis + 2], there[..., axis + 2])
    shorter = torch.minimum(
        here[..., axis + 2] - here[..., axis], there[..., axis + 2] - there[..., axis]
    )
    return ((end - begin) / shorter.clamp(min=0.1)).clamp(-1, 1)
