"""The trunk of the network that looks: residual blocks of plain 3 x 3 convolutions on four scales.

The first layer takes patches of 8 pixels at every fourth one, so fine print is kept in channels and
not in a large map. Measured on one processor core, this costs half of MobileNetV3-small at the same
number of parameters: depthwise convolutions and their norms wait for memory, dense ones compute.
"""

from itertools import pairwise

import torch
from torch import Tensor, nn
from torchvision.ops import Conv2dNormActivation

WIDTHS = (24, 48, 96, 160)
"""Channels at strides 4, 8, 16 and 32."""


class Trunk(nn.Module):
    """Pictures (N, C, S, S) to four maps (N, W, S / stride, S / stride), finest first."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        patches = Conv2dNormActivation(channels, WIDTHS[0], 8, stride=4, padding=2)
        coarser = [
            Conv2dNormActivation(fine, coarse, 3, stride=2) for fine, coarse in pairwise(WIDTHS)
        ]
        self.down = nn.ModuleList([patches, *coarser])
        self.blocks = nn.ModuleList(_Residual(width) for width in WIDTHS)

    def forward(self, values: Tensor) -> list[Tensor]:
        """Return the maps."""
        scales = []
        for down, block in zip(self.down, self.blocks, strict=True):
            values = block(down(values))
            scales.append(values)
        return scales


class _Residual(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.one = Conv2dNormActivation(width, width, 3)
        self.other = Conv2dNormActivation(width, width, 3, activation_layer=None)

    def forward(self, values: Tensor) -> Tensor:
        return torch.relu(values + self.other(self.one(values)))
