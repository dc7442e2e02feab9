"""Makes a small, randomly initialised TorchScript model, and what it must answer.

Writes small.pt and expected.json to the folder that is given. Needs torch (1.13 or newer). From
src/encoders: python3 src/test/scripts/torchscript.py src/test/resources/torchscript
"""

import json
import sys

import torch

SIDE = 16


class Small(torch.nn.Module):
    """A picture's vector as ResNets give it, [n, 8, 1, 1], and the map before it, [n, 8, 4, 4]."""

    def __init__(self):
        super().__init__()
        self.convolution = torch.nn.Conv2d(3, 8, 5, stride=4, padding=2)

    def forward(self, pictures):
        features = torch.relu(self.convolution(pictures))
        return features.mean((2, 3), keepdim=True), features


def picture():
    """The same in TorchScriptTest."""
    y, x = torch.meshgrid(torch.arange(SIDE), torch.arange(SIDE), indexing="ij")
    return torch.stack([(x * 7 + y * 3) % 256, (x * y) % 256, (x + 5 * y) % 256]).float()


def unit(values):
    return values / values.norm(dim=-1, keepdim=True)


def main(folder):
    torch.manual_seed(1)
    model = Small().eval()
    pictures = ((picture() / 255 - 0.5) / 0.25)[None]
    with torch.no_grad():
        torch.jit.trace(model, pictures).save(f"{folder}/small.pt")
        vector, features = model(pictures)
    expected = {
        "global": unit(vector[0].flatten()).tolist(),
        "cells": unit(features[0].flatten(1).T).flatten().tolist(),
    }
    with open(f"{folder}/expected.json", "w", encoding="utf-8") as file:
        json.dump(expected, file)


if __name__ == "__main__":
    main(sys.argv[1])
