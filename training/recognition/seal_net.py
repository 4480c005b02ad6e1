"""The seal network: is a cell the middle of a mark, and how far away are the edges of that mark?

A one-stage detector on centres (arXiv 1904.07850) with edges regressed as FCOS does (1904.01355):
no anchors, no suppression inside the graph, and a file of a few megabytes. The four scales of the
trunk are added up from coarse to fine.
"""

import torch
from torch import Tensor, nn
from torch.nn.functional import interpolate, max_pool2d
from torchvision.ops import Conv2dNormActivation

from training.recognition.trunk import WIDTHS, Trunk

_WIDTH = 32
_RARE = -4.0  # logit of a mark's share of cells at the start, so that the loss begins small


class SealNet(nn.Module):
    """Pages (N, 3, S, S) uint8, RGB, to heat logits (N, K, S/4, S/4) and edges (N, K, 4, S/4, S/4).

    Edges are the distances from the middle of a cell to left, top, right and bottom, in cells, for
    each kind of mark: names are signed across seals, so one cell may be the middle of both.
    """

    def __init__(self, kinds: int) -> None:
        super().__init__()
        self.trunk = Trunk(3)
        self.lateral = nn.ModuleList(nn.Conv2d(width, _WIDTH, 1) for width in WIDTHS)
        self.smooth = nn.ModuleList(Conv2dNormActivation(_WIDTH, _WIDTH, 3) for _ in WIDTHS)
        self.heat = nn.Conv2d(_WIDTH, kinds, 1)
        self.heat.bias = nn.Parameter(torch.full((kinds,), _RARE))
        self.edges = nn.Conv2d(_WIDTH, 4 * kinds, 1)

    def forward(self, page: Tensor) -> tuple[Tensor, Tensor]:
        """Return heat and edges."""
        scales = self.trunk((page.float() - 127.5) / 64.0)
        laid = [lateral(scale) for lateral, scale in zip(self.lateral, scales, strict=True)]
        seen = self.smooth[-1](laid[-1])
        for smooth, finer in zip(reversed(self.smooth[:-1]), reversed(laid[:-1]), strict=True):
            seen = smooth(finer + interpolate(seen, scale_factor=2.0, mode="nearest"))
        return self.heat(seen), self.edges(seen).clamp(max=5.0).exp().unflatten(1, (-1, 4))


class SealAnswer(nn.Module):
    """What is exported: heat as probabilities, zero where a neighbour is hotter, and edges."""

    def __init__(self, net: SealNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, page: Tensor) -> tuple[Tensor, Tensor]:
        """Return peaks (N, K, H, W) and edges (N, K, 4, H, W)."""
        heat, edges = self.net(page)
        likely = heat.sigmoid()
        highest = max_pool2d(likely, 3, stride=1, padding=1)
        return torch.where(likely >= highest, likely, torch.zeros_like(likely)), edges
