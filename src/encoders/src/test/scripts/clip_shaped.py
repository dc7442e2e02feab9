"""Makes a small, randomly initialised model in CLIP's shape, and what it must answer.

Writes vision.onnx, text.onnx, tokenizer.json and expected.json to the folder that is given. The
expected values come from onnxruntime and Pillow. Needs numpy, onnx, onnxruntime, pillow and
tokenizers. From src/encoders: python3 src/test/scripts/clip_shaped.py src/test/resources/clip
"""

import json
import sys

import numpy as np
import onnx
import onnxruntime
import tokenizers
from onnx import TensorProto, helper, numpy_helper
from PIL import Image

SIDE, PATCH, WIDTH, HEADS, EMBEDDING, POSITIONS = 64, 16, 32, 4, 24, 16
MEAN = np.array([0.48145466, 0.4578275, 0.40821073])
STD = np.array([0.26862954, 0.26130258, 0.27577711])
TEXTS = ["a red circle", "a red circle left of the blue square, twice", "", "zebra café"]


class Graph:
    """Nodes and weights as they come."""

    def __init__(self, seed):
        self.random = np.random.RandomState(seed)
        self.nodes, self.weights = [], []

    def op(self, kind, *inputs, **attributes):
        name = f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def constant(self, value):
        name = f"constant_{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.asarray(value), name))
        return name

    def weight(self, *shape, scale=None):
        scale = scale or 1 / np.sqrt(shape[0])
        return self.constant((self.random.randn(*shape) * scale).astype(np.float32))

    def norm(self, x):
        gain = self.constant((1 + 0.1 * self.random.randn(WIDTH)).astype(np.float32))
        return self.op("LayerNormalization", x, gain, self.weight(WIDTH, scale=0.1), axis=-1)

    def linear(self, x, columns_in, columns_out):
        product = self.op("MatMul", x, self.weight(columns_in, columns_out))
        return self.op("Add", product, self.weight(columns_out, scale=0.1))

    def heads(self, x):
        """[n, tokens, WIDTH] to [n, HEADS, tokens, WIDTH / HEADS]."""
        shape = self.constant(np.array([0, 0, HEADS, WIDTH // HEADS]))
        return self.op("Transpose", self.op("Reshape", x, shape), perm=[0, 2, 1, 3])

    def block(self, x, bias=None):
        """A pre-norm transformer block with CLIP's quick GELU."""
        y = self.norm(x)
        q, k, v = (self.heads(self.linear(y, WIDTH, WIDTH)) for _ in range(3))
        scores = self.op("MatMul", q, self.op("Transpose", k, perm=[0, 1, 3, 2]))
        root = self.constant(np.float32(np.sqrt(WIDTH // HEADS)))
        scores = self.op("Div", scores, root)
        if bias:
            scores = self.op("Add", scores, bias)
        mixed = self.op("MatMul", self.op("Softmax", scores, axis=-1), v)
        mixed = self.op("Transpose", mixed, perm=[0, 2, 1, 3])
        mixed = self.op("Reshape", mixed, self.constant(np.array([0, 0, WIDTH])))
        x = self.op("Add", x, self.linear(mixed, WIDTH, WIDTH))
        y = self.linear(self.norm(x), WIDTH, 2 * WIDTH)
        gate = self.op("Sigmoid", self.op("Mul", y, self.constant(np.float32(1.702))))
        return self.op("Add", x, self.linear(self.op("Mul", y, gate), 2 * WIDTH, WIDTH))

    def save(self, path, inputs, outputs):
        """outputs: name to (node, shape)."""
        for name, (node, _) in outputs.items():
            self.nodes.append(helper.make_node("Identity", [node], [name]))
        values = [helper.make_tensor_value_info(*value) for value in inputs]
        results = [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
            for name, (_, shape) in outputs.items()
        ]
        graph = helper.make_graph(self.nodes, "clip-shaped", values, results, self.weights)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
        model.ir_version = 8
        onnx.checker.check_model(model)
        onnx.save(model, path)


def vision(path):
    g = Graph(1)
    kernels = g.weight(WIDTH, 3, PATCH, PATCH, scale=1 / np.sqrt(3 * PATCH * PATCH))
    patches = g.op("Conv", "pixel_values", kernels, strides=[PATCH, PATCH])
    patches = g.op("Reshape", patches, g.constant(np.array([0, WIDTH, -1])))
    patches = g.op("Transpose", patches, perm=[0, 2, 1])
    batch = g.op("Shape", "pixel_values", start=0, end=1)
    shape = g.op("Concat", batch, g.constant(np.array([1, WIDTH])), axis=0)
    first = g.op("Expand", g.weight(1, 1, WIDTH), shape)
    tokens = (SIDE // PATCH) ** 2 + 1
    x = g.op("Concat", first, patches, axis=1)
    x = g.norm(g.op("Add", x, g.weight(1, tokens, WIDTH, scale=0.5)))
    x = g.block(g.block(x))
    pooled = g.norm(g.op("Gather", x, g.constant(np.int64(0)), axis=1))
    embedding = g.op("MatMul", pooled, g.weight(WIDTH, EMBEDDING))
    g.save(
        path,
        [("pixel_values", TensorProto.FLOAT, ["batch", 3, SIDE, SIDE])],
        {
            "image_embeds": (embedding, ["batch", EMBEDDING]),
            "last_hidden_state": (x, ["batch", tokens, WIDTH]),
        },
    )


def text(path, vocabulary):
    g = Graph(2)
    length = g.op("Shape", "input_ids", start=1, end=2)
    zero, one = g.constant(np.array([0])), g.constant(np.array([1]))
    places = g.op("Slice", g.weight(POSITIONS, WIDTH, scale=0.5), zero, length, zero)
    x = g.op("Add", g.op("Gather", g.weight(vocabulary, WIDTH, scale=1), "input_ids"), places)
    # A token sees those before it that are no padding.
    square = g.op("Expand", g.constant(np.float32(-1e9)), g.op("Concat", length, length, axis=0))
    later = g.op("Trilu", square, g.constant(np.int64(1)), upper=1)
    mask = g.op("Cast", "attention_mask", to=TensorProto.FLOAT)
    absent = g.op("Sub", g.constant(np.float32(1)), mask)
    absent = g.op("Mul", g.op("Unsqueeze", absent, g.constant(np.array([1, 2]))),
                  g.constant(np.float32(-1e9)))
    x = g.norm(g.block(g.block(x, g.op("Add", later, absent)), g.op("Add", later, absent)))
    # The end token has the highest id; the first of them counts.
    end = g.op("ArgMax", "input_ids", axis=1, keepdims=1)
    columns = g.op("Range", g.constant(np.int64(0)), g.op("Squeeze", length), g.op("Squeeze", one))
    chosen = g.op("Cast", g.op("Equal", columns, end), to=TensorProto.FLOAT)
    pooled = g.op("MatMul", g.op("Unsqueeze", chosen, one), x)
    pooled = g.op("Squeeze", pooled, one)
    embedding = g.op("MatMul", pooled, g.weight(WIDTH, EMBEDDING))
    g.save(
        path,
        [(name, TensorProto.INT64, ["batch", "length"]) for name in ("input_ids", "attention_mask")],
        {
            "text_embeds": (embedding, ["batch", EMBEDDING]),
            "last_hidden_state": (x, ["batch", "length", WIDTH]),
        },
    )


def tokenizer(path):
    """Lower case, bytes, merges, start and end tokens, as CLIP's; trained on a few words."""
    made = tokenizers.Tokenizer(tokenizers.models.BPE(end_of_word_suffix="</w>"))
    made.normalizer = tokenizers.normalizers.Sequence(
        [tokenizers.normalizers.NFC(), tokenizers.normalizers.Lowercase()]
    )
    made.pre_tokenizer = tokenizers.pre_tokenizers.Sequence(
        [
            tokenizers.pre_tokenizers.Split(
                tokenizers.Regex(r"[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"), "removed", invert=True
            ),
            tokenizers.pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    words = ["a red circle left of the blue square"] * 5 + ["a green star above a circle"]
    made.train_from_iterator(
        words,
        tokenizers.trainers.BpeTrainer(
            vocab_size=600,
            show_progress=False,
            initial_alphabet=tokenizers.pre_tokenizers.ByteLevel.alphabet(),
            end_of_word_suffix="</w>",
        ),
    )
    made.add_special_tokens(["<|startoftext|>", "<|endoftext|>"])
    start, end = made.token_to_id("<|startoftext|>"), made.token_to_id("<|endoftext|>")
    made.post_processor = tokenizers.processors.TemplateProcessing(
        single="<|startoftext|> $A <|endoftext|>",
        special_tokens=[("<|startoftext|>", start), ("<|endoftext|>", end)],
    )
    made.save(path)
    return made


def picture(width, height, number):
    """The same in ClipShapedTest."""
    y, x = np.mgrid[0:height, 0:width]
    red, green, blue = (x * 7 + y * 3 + number * 50) % 256, (x * y + number) % 256, (x + 5 * y) % 256
    return np.stack([red, green, blue], -1).astype(np.uint8)


def prepare(pixels):
    """Shorter side to SIDE, middle, standardised, [3, SIDE, SIDE]."""
    image = Image.fromarray(pixels)
    if min(image.size) != SIDE:
        ratio = SIDE / min(image.size)
        image = image.resize([round(s * ratio) for s in image.size], Image.BICUBIC)
    left, top = (image.width - SIDE) // 2, (image.height - SIDE) // 2
    image = image.crop((left, top, left + SIDE, top + SIDE))
    return ((np.asarray(image) / 255 - MEAN) / STD).transpose(2, 0, 1).astype(np.float32)


def unit(rows):
    return rows / np.linalg.norm(rows, axis=-1, keepdims=True)


def rounded(values):
    return [float(f"{v:.6f}") for v in np.asarray(values).ravel()]


def main(folder):
    vision(f"{folder}/vision.onnx")
    made = tokenizer(f"{folder}/tokenizer.json")
    text(f"{folder}/text.onnx", made.get_vocab_size())
    see = onnxruntime.InferenceSession(f"{folder}/vision.onnx")
    read = onnxruntime.InferenceSession(f"{folder}/text.onnx")
    expected = {"pictures": [], "texts": []}
    for width, height, number in [(64, 64, 0), (64, 64, 1), (96, 64, 2), (128, 192, 3)]:
        pixels = prepare(picture(width, height, number))
        embedding, tokens = see.run(
            ["image_embeds", "last_hidden_state"], {"pixel_values": pixels[None]}
        )
        expected["pictures"].append(
            {
                "width": width,
                "height": height,
                "number": number,
                "global": rounded(unit(embedding[0])),
                "cells": rounded(unit(tokens[0, 1:])[[0, 1, 15]]),
            }
        )
    made.enable_truncation(POSITIONS)
    for sentence in TEXTS:
        encoding = made.encode(sentence)
        ids = np.array([encoding.ids])
        embedding, tokens = read.run(
            ["text_embeds", "last_hidden_state"],
            {"input_ids": ids, "attention_mask": np.ones_like(ids)},
        )
        inner = [i for i, special in enumerate(encoding.special_tokens_mask) if not special]
        expected["texts"].append(
            {
                "text": sentence,
                "spans": [list(encoding.offsets[i]) for i in inner],
                "global": rounded(unit(embedding[0])),
                "tokens": rounded(unit(tokens[0, inner])) if inner else [],
            }
        )
    with open(f"{folder}/expected.json", "w", encoding="utf-8") as file:
        json.dump(expected, file, ensure_ascii=False)


if __name__ == "__main__":
    main(sys.argv[1])
