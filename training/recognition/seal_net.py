"""The seal network: is a cell the middle of a mark, and how far away are the edges of that mark?

A one-stage detector on centres (arXiv 1904.07850) with edges regressed as FCOS does (1904.01355):
no anchors, no suppression inside the graph, and a file of a few megabytes. The trunk is
MobileNetV3-small of torchvision, from scratch; its four scales are added up from coarse to fine.
"""

import torch
from torch import Tensor, nn
from torch.nn.functional import interpolate, max_pool2d
from torchvision.models import mobilenet_v3_small
from torchvision.ops import Conv2dNormActivation

_TAPS = (1, 3, 8, 11)  # stages of the trunk at strides 4, 8, 16, 32
_WIDTH = 48
_RARE = -4.0  # logit of a mark's share of cells at the start, so that the loss begins small


class SealNet(nn.Module):
    """Pages (N, 3, S, S) uint8, RGB, to heat logits (N, K, S/4, S/4) and edges (N, 4, S/4, S/4).

    Edges are the distances from the middle of a cell to left, top, right and bottom, in cells.
    """

    def __init__(self, kinds: int) -> None:
        super().__init__()
        self.trunk = mobilenet_v3_small(weights=None).features[: _TAPS[-1] + 1]
        with torch.no_grad():
            blank = torch.zeros(1, 3, 64, 64)
            channels = [scale.shape[1] for scale in self._scales(blank)]
        self.lateral = nn.ModuleList(nn.Conv2d(c, _WIDTH, 1) for c in channels)
        self.smooth = nn.ModuleList(_separable(_WIDTH) for _ in channels)
        answer = nn.Conv2d(_WIDTH, kinds, 1)
        answer.bias = nn.Parameter(torch.full((kinds,), _RARE))
        self.heat = nn.Sequential(_separable(_WIDTH), answer)
        self.edges = nn.Sequential(_separable(_WIDTH), nn.Conv2d(_WIDTH, 4, 1))

    def forward(self, page: Tensor) -> tuple[Tensor, Tensor]:
        """Return heat and edges."""
        scales = self._scales((page.float() - 127.5) / 64.0)
        laid = [lateral(scale) for lateral, scale in zip(self.lateral, scales, strict=True)]
        seen = self.smooth[-1](laid[-1])
        for smooth, finer in zip(reversed(self.smooth[:-1]), reversed(laid[:-1]), strict=True):
            seen = smooth(finer + interpolate(seen, scale_factor=2.0, mode="nearest"))
        return self.heat(seen), self.edges(seen).clamp(max=5.0).exp()

    def _scales(self, values: Tensor) -> list[Tensor]:
        found = []
        for number, stage in enumerate(self.trunk):
            values = stage(values)
            if number in _TAPS:
                found.append(values)
        return found


class SealAnswer(nn.Module):
    """What is exported: heat as probabilities, zero where a neighbour is hotter, and edges."""

    def __init__(self, net: SealNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, page: Tensor) -> tuple[Tensor, Tensor]:
        """Return peaks (N, K, H, W) and edges (N, 4, H, W)."""
        heat, edges = self.net(page)
        likely = heat.sigmoid()
        highest = max_pool2d(likely, 3, stride=1, padding=1)
        return torch.where(likely >= highest, likely, torch.zeros_like(likely)), edges


def _separable(channels: int) -> nn.Module:
    return nn.Sequential(
        Conv2dNormActivation(channels, channels, 3, groups=channels, activation_layer=None),
        Conv2dNormActivation(channels, channels, 1, activation_layer=nn.Hardswish),
    )
