"""The page network: kind of paper, orientation and quality from one look.

The coarsest map is pooled by mean and by maximum: a layout fills the page, a title is one spot.
Quality also sees a tile at full size, because blur and grain are gone on the small page.
"""

import torch
from torch import Tensor, nn
from torchvision.ops import Conv2dNormActivation

from training.recognition.trunk import WIDTHS, Trunk

_TILE_WIDTHS = (12, 24, 32, 48, 64)
_HIDDEN = 96


class PageNet(nn.Module):
    """Grey pages (N, 1, S, S) and tiles (N, 1, T, T), uint8, to logits.

    Answers kinds (N, K), quarter turns (N, 4), and the logit of quality (N,).
    """

    def __init__(self, kinds: int) -> None:
        super().__init__()
        self.trunk = Trunk(1)
        channels = WIDTHS[-1] * 2
        self.kind = _head(channels, kinds)
        self.turn = _head(channels, 4)
        self.tile = nn.Sequential(*_steps(_TILE_WIDTHS))
        self.quality = _head(channels + _TILE_WIDTHS[-1], 1)

    def forward(self, page: Tensor, tile: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return the three answers."""
        seen = _pooled(self.trunk(_even(page))[-1])
        close = self.tile(tile.float() / 255.0).mean(dim=(2, 3))
        quality = self.quality(torch.cat([seen.detach(), close], dim=1))
        return self.kind(seen), self.turn(seen), quality[:, 0]


class PageAnswer(nn.Module):
    """What is exported: the network with its answers as probabilities."""

    def __init__(self, net: PageNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, page: Tensor, tile: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return probabilities of kinds (N, K) and of turns (N, 4), and the quality (N,)."""
        kinds, turns, quality = self.net(page, tile)
        return kinds.softmax(dim=1), turns.softmax(dim=1), quality.sigmoid()


def _even(page: Tensor) -> Tensor:
    """Return pages of mean 0 and deviation 1: dim and bright photographs look alike."""
    values = page.float() / 255.0
    mean = values.mean(dim=(2, 3), keepdim=True)
    spread = ((values - mean) ** 2).mean(dim=(2, 3), keepdim=True).sqrt()
    return (values - mean) / (spread + 0.02)


def _pooled(seen: Tensor) -> Tensor:
    return torch.cat([seen.mean(dim=(2, 3)), seen.amax(dim=(2, 3))], dim=1)


def _head(channels: int, answers: int) -> nn.Module:
    hidden = nn.Linear(channels, _HIDDEN)
    return nn.Sequential(nn.Dropout(0.2), hidden, nn.ReLU(), nn.Linear(_HIDDEN, answers))


def _steps(widths: tuple[int, ...]) -> list[nn.Module]:
    before = (1, *widths[:-1])
    return [Conv2dNormActivation(i, o, 3, stride=2) for i, o in zip(before, widths, strict=True)]
