"""Makes the feature files that FeatureFileTest reads: python make.py (NumPy 2, SciPy 1).

Every file of good/ holds the same numbers. Those of wrong/ each break one rule; messages.txt holds
what must be said of them.
"""

import io
import os
import zipfile

import numpy as np
from numpy.lib import format as npy
from scipy.io import savemat

os.chdir(os.path.dirname(os.path.abspath(__file__)))

# Rows 1 and 2 are captions of one picture. All values fit the narrowest types.
images = np.array([[0, 1, 2], [3, 4, 5], [3, 4, 5], [9, 10, 11]])
texts = np.array([[0, 1], [10, 11], [20, 21], [30, 31]])
labels = np.array([7, 1, 1, 0])
ids = np.array(["a", "b", "b", "\u00fc\U0001f600"])
regions = np.arange(24).reshape(4, 3, 2)
lengths = np.array([3, 0, 2, 1])
flat = np.concatenate([regions[i, :k] for i, k in enumerate(lengths)])


def good(name, save=np.savez, **arrays):
    save(f"good/{name}.npz", **arrays)


def wrong(name, save=np.savez, **arrays):
    save(f"wrong/{name}.npz", **arrays)


def raw(path, entries, compression=zipfile.ZIP_STORED):
    with zipfile.ZipFile(path, "w", compression) as out:
        for name, data in entries.items():
            out.writestr(zipfile.ZipInfo(name), data)


def array(values, version=None):
    out = io.BytesIO()
    npy.write_array(out, np.asarray(values), version=version)
    return out.getvalue()


def header(text, data=b""):
    text = text.encode("latin1")
    return b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text + data


for kind in "f2 f4 f8 i1 i2 i4 i8 u1 u2 u4 u8".split():
    for order, word in ("<", "little"), (">", "big"):
        if kind[1] != "1" or order == "<":
            dtype = np.dtype(order + kind)
            good(
                f"{kind}-{word}",
                images=images.astype(dtype),
                texts=texts.astype(dtype),
                labels=labels.astype(dtype),
                ids=np.array([0, 1, 1, 2]).astype(dtype),
            )
good("compressed", np.savez_compressed, images=images * 1.0, texts=texts * 1.0, labels=labels, ids=ids)
good("fortran", images=np.asfortranarray(images), texts=np.asfortranarray(texts * 1.0), labels=labels, ids=ids)
good("big-unicode", images=images, texts=texts, labels=labels, ids=ids.astype(">U5"))
good("bytes-ids", images=images, texts=texts, labels=labels, ids=np.char.encode(ids, "utf-8"))
good("column-vectors", images=images, texts=texts, labels=labels[:, None], ids=ids[:, None])
good("encoders", images=images, texts=texts, labels=labels, ids=ids, image_encoder="eye@1", text_encoder=np.bytes_("ear@a@2"))
good("locals-filled", images=images, texts=texts, labels=labels, ids=ids, image_locals=regions, image_locals_lengths=lengths)
good("locals-filled-fortran", images=images, texts=texts, labels=labels, ids=ids, image_locals=np.asfortranarray(regions), image_locals_lengths=lengths)
good("locals-flat", images=images, texts=texts, labels=labels, ids=ids, image_locals=flat, image_locals_lengths=lengths)
np.savez("good-without-ids.npz", images=images, texts=texts)
good("further-arrays", images=images, texts=texts, labels=labels, ids=ids, captions=np.array(["x"], dtype=object))
for version in (1, 2, 3):
    raw(f"good/version-{version}.npz", {
        "images.npy": array(images, (version, 0)),
        "texts.npy": array(texts, (version, 0)),
        "labels.npy": array(labels, (version, 0)),
        "ids.npy": array(ids, (version, 0)),
    })
raw("good/python-2.npz", {
    "images.npy": header("{'descr': '<i8', 'fortran_order': False, 'shape': (4L, 3L), }\n", images.astype("<i8").tobytes()),
    "texts.npy": array(texts), "labels.npy": array(labels), "ids.npy": array(ids),
}, zipfile.ZIP_DEFLATED)
cells = np.array(["a", "b", "b", "\u00fc"], dtype=object)  # SciPy miscounts what UTF-16 needs two units for
matlab = dict(images=images * 1.0, texts=texts.astype("f4"), labels=labels * 1.0)
savemat("good/cells.mat", dict(matlab, ids=cells))
savemat("good/packed.mat", dict(matlab, ids=cells), do_compression=True)
savemat("good/column-vectors.mat", dict(matlab, ids=cells), oned_as="column")
savemat("good/characters.mat", dict(matlab, ids=np.array(["a", "bb", "bb", "c"])))
savemat("good/integers.mat", dict(images=images.astype("u1"), texts=texts.astype("i2"), labels=labels.astype("i4"), ids=np.array([0, 1, 1, 2], dtype="u8")))
savemat("good/locals.mat", dict(matlab, ids=cells, image_locals=regions * 1.0, image_locals_lengths=lengths, image_encoder="eye@1"))
from scipy.sparse import csc_matrix
savemat("good/sparse.mat", dict(matlab, images=csc_matrix(images * 1.0), ids=cells))

both = dict(images=images, texts=texts)
nan = images * 1.0
nan[3, 1] = np.nan
huge = texts * 1.0
huge[2, 0] = 1e300
wrong("no-texts", images=images)
wrong("no-arrays")
wrong("other-names", img=images, txt=texts)
wrong("objects", images=np.array([[1], [1, 2]], dtype=object), texts=texts)
wrong("object-ids", ids=ids.astype(object), **both)
wrong("complex", images=images * 1j, texts=texts)
wrong("dates", images=images.astype("M8[s]"), texts=texts)
wrong("longdouble", images=images.astype(np.longdouble), texts=texts)
wrong("structured", images=np.zeros((4, 3), dtype=[("x", "f4")]), texts=texts)
wrong("text-images", images=ids[:, None], texts=texts)
wrong("nan", images=nan, texts=texts)
wrong("infinite", images=images, texts=np.log(texts.astype("f2")), save=lambda f, **a: np.savez(f, **a))
wrong("too-large", images=images, texts=huge)
wrong("one-dimension", images=images[:, 0], texts=texts)
wrong("three-dimensions", images=images[:, :, None], texts=texts)
wrong("scalar", images=np.float32(1), texts=texts)
wrong("no-rows", images=images[:0], texts=texts[:0])
wrong("no-columns", images=images, texts=texts[:, :0])
wrong("rows-differ", images=images, texts=texts[:3])
wrong("ids-of-classes", ids=np.array(["a", "a", "b", "c"]), **both)
wrong("ids-too-few", ids=ids[:3], **both)
wrong("ids-blank", ids=np.array(["a", "b", "b", ""]), **both)
wrong("ids-half", ids=np.array([0, 1, 1, 1.5]), **both)
wrong("ids-latin", ids=np.char.encode(np.array(["a", "b", "b", "\u00fc"]), "latin1"), **both)
wrong("labels-one-hot", labels=np.eye(4), **both)
wrong("labels-half", labels=np.array([0, 1, 1, 0.5]), **both)
wrong("labels-nan", labels=np.array([0, 1, 1, np.nan]), **both)
wrong("labels-large", labels=np.array([0, 1, 1, 2**40]), **both)
wrong("labels-text", labels=ids, **both)
wrong("labels-too-many", labels=np.arange(5), **both)
wrong("encoder", image_encoder="eye", **both)
wrong("locals-without-lengths", image_locals=regions, **both)
wrong("lengths-without-locals", text_locals_lengths=lengths, **both)
wrong("lengths-too-large", image_locals=regions, image_locals_lengths=lengths + 1, **both)
wrong("lengths-negative", image_locals=regions, image_locals_lengths=-lengths, **both)
wrong("lengths-too-few", image_locals=regions, image_locals_lengths=lengths[:3], **both)
wrong("lengths-sum", image_locals=flat[:5], image_locals_lengths=lengths, **both)

one = array(images)
raw("wrong/short-values.npz", {"images.npy": one[:-1], "texts.npy": array(texts)})
raw("wrong/long-values.npz", {"images.npy": one + b"\0", "texts.npy": array(texts)})
raw("wrong/no-magic.npz", {"images.npy": b"PLUMBY" + one[6:], "texts.npy": array(texts)})
raw("wrong/version-4.npz", {"images.npy": one[:6] + b"\4" + one[7:], "texts.npy": array(texts)})
raw("wrong/short-head.npz", {"images.npy": one[:40], "texts.npy": array(texts)})
raw("wrong/strange-head.npz", {"images.npy": header("__import__('os').system('true')\n"), "texts.npy": array(texts)})
raw("wrong/negative-shape.npz", {"images.npy": header("{'descr': '<i8', 'fortran_order': False, 'shape': (-4, 3), }\n"), "texts.npy": array(texts)})
raw("wrong/vast-shape.npz", {"images.npy": header("{'descr': '<f4', 'fortran_order': False, 'shape': (1000000, 1000000), }\n"), "texts.npy": array(texts)})
raw("wrong/large-shape.npz", {"images.npy": header("{'descr': '<f4', 'fortran_order': False, 'shape': (100000, 1000), }\n"), "texts.npy": array(texts)})
with open("wrong/single.npz", "wb") as out:
    out.write(one)
with open("wrong/empty.npz", "wb"):
    pass
with open("wrong/pickle.npz", "wb") as out:
    out.write(b"\x80\x04\x95")
with open("wrong/v7.3.mat", "wb") as out:
    out.write(b"MATLAB 7.3 MAT-file, Platform: GLNXA64".ljust(124) + b"\x00\x02IM")
with open("wrong/text.npz", "wb") as out:
    out.write(b"images,texts\n")
np.savez("wrong/damaged.npz", images=images, texts=texts)
with open("wrong/damaged.npz", "r+b") as out:
    at = out.read().index(images.astype("i8").tobytes()) + 8
    out.seek(at)
    out.write(b"\x55")
np.savez("wrong/cut.npz", images=images, texts=texts)
os.truncate("wrong/cut.npz", os.path.getsize("wrong/cut.npz") - 30)
savemat("wrong/structure.mat", dict(images={"x": 1}, texts=texts * 1.0))
savemat("wrong/matlab-complex.mat", dict(images=images * 1j, texts=texts * 1.0))
savemat("wrong/matlab-nan.mat", dict(images=nan, texts=texts * 1.0))
savemat("wrong/cells-of-numbers.mat", dict(matlab, ids=np.array(["a", 1, 1, 2], dtype=object)))
savemat("wrong/cut.mat", dict(matlab))
os.truncate("wrong/cut.mat", os.path.getsize("wrong/cut.mat") - 30)
savemat("wrong/cut-packed.mat", dict(matlab), do_compression=True)
os.truncate("wrong/cut-packed.mat", os.path.getsize("wrong/cut-packed.mat") - 8)
