#!/usr/bin/env python3
"""The peer of `plumbline bench align`: CCA by NumPy with LAPACK, a VSE++ step by PyTorch.

To install what it needs, in an environment of its own:

    python3 -m venv /tmp/peers
    /tmp/peers/bin/pip install "numpy>=2" torch==2.7.1 --extra-index-url https://download.pytorch.org/whl/cpu

(PyPI alone does as well, but its PyTorch for Linux brings several GB for GPUs; 2.7.1 is the version
of the natives that Plumbline brings.) Then:

    ./plumbline bench align --python /tmp/peers/bin/python

The command starts this script once and talks to it over standard input and output, so that both
sides are timed in turns: a line with a workload's name comes in, a line of JSON with the seconds
that it took goes out. Random numbers are drawn before the clock starts, on both sides.
"""

import argparse
import json
import os
import sys
import time

parser = argparse.ArgumentParser()
parser.add_argument("--threads", type=int, required=True)
parser.add_argument("--pairs", type=int, required=True)
parser.add_argument("--steps", type=int, required=True)
arguments = parser.parse_args()
for library in ("OMP", "OPENBLAS", "MKL"):
    os.environ[library + "_NUM_THREADS"] = str(arguments.threads)

import numpy as np  # noqa: E402 (reads the number of threads when it is imported)
import torch  # noqa: E402

torch.set_num_threads(arguments.threads)

D, E, K, RIDGE = 512, 384, 64, 1e-3
BATCH, BATCHES, INPUTS, OUTPUTS, MARGIN, RATE, CLIP = 128, 50, 512, 256, 0.2, 2e-4, 2.0


class Cca:
    """Float32 vectors in, float32 projections out; float64 in between, as Plumbline does it."""

    def __init__(self, pairs):
        random = np.random.default_rng(1)
        self.x = random.standard_normal((pairs, D), dtype=np.float32)
        self.y = random.standard_normal((pairs, E), dtype=np.float32)
        self.y[:, :K] += self.x[:, :K]

    def run(self):
        start = time.perf_counter()
        n = len(self.x)
        x = self.x.astype(np.float64)
        y = self.y.astype(np.float64)
        mean_x, mean_y = x.mean(axis=0), y.mean(axis=0)
        x -= mean_x
        y -= mean_y
        cxx = x.T @ x / n + RIDGE * np.eye(D)
        cyy = y.T @ y / n + RIDGE * np.eye(E)
        cxy = x.T @ y / n
        wx = np.linalg.inv(np.linalg.cholesky(cxx)).T
        wy = np.linalg.inv(np.linalg.cholesky(cyy)).T
        u, s, vt = np.linalg.svd(wx.T @ cxy @ wy, full_matrices=False)
        a = (wx @ u[:, :K]).astype(np.float32)
        b = (wy @ vt[:K].T).astype(np.float32)
        self.fit = a, -mean_x @ a, b, -mean_y @ b, s[:K]
        return time.perf_counter() - start


class VseStep:
    """Two linear heads, cosine, the hardest negative of the batch both ways, clipping, Adam."""

    def __init__(self, steps):
        self.steps = steps
        generator = torch.Generator().manual_seed(1)
        rows = BATCH * BATCHES
        self.images = torch.randn(rows, INPUTS, generator=generator)
        self.texts = torch.randn(rows, INPUTS, generator=generator)

    def run(self):
        torch.manual_seed(1)
        visual = torch.nn.Linear(INPUTS, OUTPUTS)
        textual = torch.nn.Linear(INPUTS, OUTPUTS)
        parameters = [*visual.parameters(), *textual.parameters()]
        adam = torch.optim.Adam(parameters, lr=RATE)
        own = torch.eye(BATCH, dtype=torch.bool)
        start = time.perf_counter()
        for step in range(self.steps):
            if step % BATCHES == 0:
                order = torch.randperm(len(self.images)).view(BATCHES, BATCH)
            rows = order[step % BATCHES]
            u = torch.nn.functional.normalize(visual(self.images[rows]))
            v = torch.nn.functional.normalize(textual(self.texts[rows]))
            scores = u @ v.T
            positives = scores.diag()
            negatives = scores.masked_fill(own, -2)
            texts = (MARGIN - positives + negatives.max(dim=1).values).clamp(min=0).sum()
            images = (MARGIN - positives + negatives.max(dim=0).values).clamp(min=0).sum()
            loss = texts + images
            adam.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, CLIP)
            adam.step()
            loss.item()
        return (time.perf_counter() - start) / self.steps


print(json.dumps({"numpy": np.__version__, "torch": torch.__version__}), flush=True)
workloads = {}
for line in sys.stdin:
    name = line.strip()
    if name not in workloads:
        workloads[name] = Cca(arguments.pairs) if name == "cca" else VseStep(arguments.steps)
    print(json.dumps({"seconds": workloads[name].run()}), flush=True)
