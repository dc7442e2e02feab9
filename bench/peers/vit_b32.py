#!/usr/bin/env python3
"""An image tower that does the work of CLIP ViT-B/32, with random weights: for `plumbline bench ingest`.

Its vectors mean nothing; what it costs to make them is what CLIP's cost. To install what it needs, in an
environment of its own:

    python3 -m venv /tmp/peers
    /tmp/peers/bin/pip install torch==2.7.1 --extra-index-url https://download.pytorch.org/whl/cpu

(PyPI alone does as well, but its PyTorch for Linux brings several GB for GPUs; 2.7.1 is the version of the
natives that Plumbline brings.) Then:

    /tmp/peers/bin/python bench/peers/vit_b32.py /tmp/vit-b32
    ./plumbline bench ingest --scenes 100 --set encoders.image=/tmp/vit-b32/vit-b32-random.yaml

It writes the tower as TorchScript and the preset that names it: 224 x 224 pixels, 7 x 7 patches of 32 x 32,
12 layers of 12 heads and 768 values, 512 values for the picture, and the patches' last 768 values each.
"""

import pathlib
import sys

import torch
from torch import nn

SIDE, PATCH, WIDTH, LAYERS, HEADS, OUT = 224, 32, 768, 12, 12, 512

PRESET = f"""\
# Written by bench/peers/vit_b32.py: the shape of CLIP ViT-B/32, random weights.
name: vit-b32-random
image:
  engine: PyTorch
  model: vision.pt
  size: {{width: {SIDE}, height: {SIDE}}}
  fit: center-crop
  resize: {SIDE}
  filter: bicubic
  scale: 0.00392156862745098
  mean: [0.48145466, 0.4578275, 0.40821073]
  std: [0.26862954, 0.26130258, 0.27577711]
  layout: NCHW
  channels: RGB
  global: {{output: "0"}}
  locals: {{output: "1", form: tokens, skip: 1}}
"""


class QuickGelu(nn.Module):
    def forward(self, x):
        return x * torch.sigmoid(1.702 * x)


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.before_attention = nn.LayerNorm(WIDTH)
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.before_mlp = nn.LayerNorm(WIDTH)
        self.mlp = nn.Sequential(
            nn.Linear(WIDTH, 4 * WIDTH), QuickGelu(), nn.Linear(4 * WIDTH, WIDTH)
        )

    def forward(self, x):  # [n, tokens, WIDTH]
        n, tokens, _ = x.shape
        qkv = self.qkv(self.before_attention(x)).view(n, tokens, 3, HEADS, WIDTH // HEADS)
        q, k, v = qkv.permute(2, 0, 3, 1, 4).unbind(0)
        mixed = nn.functional.scaled_dot_product_attention(q, k, v)
        x = x + self.out(mixed.transpose(1, 2).reshape(n, tokens, WIDTH))
        return x + self.mlp(self.before_mlp(x))


class Tower(nn.Module):
    def __init__(self):
        super().__init__()
        self.patches = nn.Conv2d(3, WIDTH, PATCH, PATCH, bias=False)
        self.summary = nn.Parameter(torch.randn(1, 1, WIDTH) * WIDTH**-0.5)
        self.places = nn.Parameter(
            torch.randn(1, (SIDE // PATCH) ** 2 + 1, WIDTH) * WIDTH**-0.5
        )
        self.first = nn.LayerNorm(WIDTH)
        self.blocks = nn.Sequential(*(Block() for _ in range(LAYERS)))
        self.last = nn.LayerNorm(WIDTH)
        self.head = nn.Linear(WIDTH, OUT, bias=False)

    def forward(self, pixels):  # [n, 3, SIDE, SIDE] to [n, OUT] and [n, tokens, WIDTH]
        x = self.patches(pixels).flatten(2).transpose(1, 2)
        x = torch.cat([self.summary.expand(x.shape[0], -1, -1), x], 1) + self.places
        x = self.blocks(self.first(x))
        return self.head(self.last(x[:, 0])), x


def main():
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit("usage: vit_b32.py DIRECTORY")
    directory = pathlib.Path(sys.argv[1])
    directory.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(1)
    tower = Tower().eval()
    with torch.no_grad():
        traced = torch.jit.trace(tower, torch.zeros(2, 3, SIDE, SIDE))
    traced.save(str(directory / "vision.pt"))
    (directory / "vit-b32-random.yaml").write_text(PRESET)
    parameters = sum(p.numel() for p in tower.parameters())
    print(f"{parameters / 1e6:.1f} million parameters in {directory}")


if __name__ == "__main__":
    main()
