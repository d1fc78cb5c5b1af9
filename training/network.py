"""The network that is trained: the encoder's upper layers under a softmax for each head, all heads at once.

One encoder under sixty heads learns from every head's lines what matters here; the layers below the sum over the
tokens stay as they come, so that the sums are computed once and an epoch takes seconds. The gradients are written out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from bot.nlu.encoder import LAYERS, Vectors, original
from bot.nlu.features import BUCKETS
from training.table import UNTAUGHT, Inputs, Table

EPOCHS, BATCH = 6, 128
RATES = {"heads": 2e-3, "ask": 6e-3, "layers": 2e-4}
"""How far a step goes: heads start from nothing, "ask" has many classes that are all rare, and layers know a lot."""
WARMING = 100
"""Steps until the full rate is reached; from there it falls along a cosine to nothing."""
LOOSE = {"vector": 0.2, "grams": 0.5}
"""The share of inputs that is dropped in training: else n-grams are learnt by heart, and the layers learn nothing."""
SPREAD = {"vector": 8.0, "grams": 4.0}
"""What a head's inputs are multiplied by, so that weights of the usual size make it sure."""
KEEPING = (0.9, 0.99)
"""How much of the mean of the gradients, and of their squares, is kept from step to step (Adam)."""
TINY = 1e-8

Weights = dict[str, np.ndarray]


@dataclass(frozen=True, eq=False, slots=True)
class Network:
    """Trained weights: `LAYERS` but for the bias, which is the last row of `cnn_W`, and `vector`, `grams`, `bias`."""

    weights: Weights
    sizes: np.ndarray

    def probabilities(self, inputs: Inputs) -> Vectors:
        """The probability of each class, a row a text; they sum to 1 within each head."""
        return _shares(_scores(self.weights, self.vectors(inputs), inputs.grams), self.sizes)

    def vectors(self, inputs: Inputs) -> Vectors:
        """The unit vector of each text, as the encoder gives it with what was learnt."""
        return np.asarray(_forward(self.weights, inputs.sums)[-1])

    def heads(self) -> tuple[np.ndarray, np.ndarray]:
        """Weights over the features, a row a class, and the bias of each class."""
        parts = [self.weights[name] * SPREAD[name] for name in ("vector", "grams")]
        return np.vstack(parts).T, self.weights["bias"][0]

    def changes(self) -> Weights:
        """What was added to the `LAYERS` of the encoder as it comes."""
        before, after = _layers(), self.weights
        found = {name: after[name] - before[name] for name in before}
        return {**found, "cnn_W": found["cnn_W"][:-1], "cnn_b": found["cnn_W"][-1:]}


def train(table: Table, rows: np.ndarray, seed: int = 0) -> Network:
    """The network trained on some rows of the table; the same on every run."""
    random = np.random.default_rng(seed)
    classes = int(table.sizes.sum())
    weights = _layers()
    for name, size in (("vector", weights["d3"].shape[1]), ("grams", BUCKETS), ("bias", 1)):
        weights[name] = np.zeros((size, classes), dtype=np.float32)
    means, squares = ({name: np.zeros_like(own) for name, own in weights.items()} for _ in range(2))
    rates = _rates(table)
    steps = -(-len(rows) // BATCH) * EPOCHS
    for step, batch in enumerate(_batches(rows, random), start=1):
        slopes = _slopes(weights, table.inputs.of(batch), table.labels[batch], table.sizes, random)
        pace = min(1.0, step / WARMING) * 0.5 * (1 + np.cos(np.pi * step / steps))
        _step(weights, slopes, means, squares, {name: rate * np.float32(pace) for name, rate in rates.items()}, step)
    return Network(weights, table.sizes)


def _rates(table: Table) -> dict[str, np.ndarray]:
    """The rate of each layer, and of each column of the heads."""
    heads = np.full(table.sizes.sum(), RATES["heads"], dtype=np.float32)
    if "ask" in table.classes:
        heads[table.columns("ask")] = RATES["ask"]
    layers = np.full(1, RATES["layers"], dtype=np.float32)
    return dict.fromkeys(LAYERS, layers) | dict.fromkeys(("vector", "grams", "bias"), heads)


def _layers() -> Weights:
    model = original()
    found = {name: np.array(getattr(model, name), dtype=np.float32) for name in LAYERS}
    found["cnn_W"] = np.vstack([found["cnn_W"], found.pop("cnn_b").reshape(1, -1)])
    return found


def _batches(rows: np.ndarray, random: np.random.Generator) -> Iterator[np.ndarray]:
    for _ in range(EPOCHS):
        mixed = random.permutation(rows)
        yield from (mixed[start : start + BATCH] for start in range(0, len(mixed), BATCH))


def _forward(weights: Weights, sums: Vectors) -> tuple[np.ndarray, ...]:
    mean = sums @ weights["cnn_W"]
    first = np.maximum(mean @ weights["d0"], 0)
    second = np.maximum(mean @ weights["p1"] + first @ weights["d1"], 0)
    third = np.maximum(second @ weights["d2"], 0)
    last = np.tanh(second @ weights["p3"] + third @ weights["d3"])
    return mean, first, second, third, last, last / np.linalg.norm(last, axis=1, keepdims=True)


def _scores(weights: Weights, vectors: Vectors, grams: csr_matrix) -> np.ndarray:
    own = vectors @ weights["vector"] * np.float32(SPREAD["vector"])
    own += grams @ weights["grams"] * np.float32(SPREAD["grams"])
    return np.asarray(own + weights["bias"])


def _shares(scores: np.ndarray, sizes: np.ndarray) -> Vectors:
    """A softmax within the classes of each head."""
    starts = np.cumsum(sizes) - sizes
    raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts, axis=1), sizes, axis=1))
    return np.asarray(raised / np.repeat(np.add.reduceat(raised, starts, axis=1), sizes, axis=1))


def _slopes(
    weights: Weights, inputs: Inputs, labels: np.ndarray, sizes: np.ndarray, random: np.random.Generator
) -> Weights:
    """The gradient of the mean loss of the rows, each the sum of the losses of the heads that have a label for it."""
    seen = _forward(weights, inputs.sums)
    dropped = _kept(seen[-1].shape, "vector", random)
    grams = inputs.grams.copy()
    grams.data *= _kept(grams.data.shape, "grams", random)
    off = _shares(_scores(weights, seen[-1] * dropped, grams), sizes)
    row, head = np.nonzero(labels != UNTAUGHT)
    off[row, labels[row, head]] -= 1
    off *= np.repeat(labels != UNTAUGHT, sizes, axis=1) / np.float32(len(labels))
    found = {
        "vector": (seen[-1] * dropped).T @ off * np.float32(SPREAD["vector"]),
        "grams": np.asarray(grams.T @ off) * np.float32(SPREAD["grams"]),
        "bias": off.sum(axis=0, keepdims=True),
    }
    back = off @ weights["vector"].T * np.float32(SPREAD["vector"]) * dropped
    return found | _backward(weights, inputs.sums, seen, back)


def _kept(shape: tuple[int, ...], name: str, random: np.random.Generator) -> np.ndarray:
    """Nothing for what is dropped, and the more for what is left, so that the sum stays."""
    left = random.random(shape, dtype=np.float32) >= LOOSE[name]
    return left / np.float32(1 - LOOSE[name])


def _backward(weights: Weights, sums: Vectors, seen: tuple[np.ndarray, ...], back: np.ndarray) -> Weights:
    """The gradients of the layers, from that of the unit vectors."""
    mean, first, second, third, last, unit = seen
    back = (back - unit * (back * unit).sum(axis=1, keepdims=True)) / np.linalg.norm(last, axis=1, keepdims=True)
    at_last = back * (1 - last**2)
    at_third = at_last @ weights["d3"].T * (third > 0)
    at_second = (at_last @ weights["p3"].T + at_third @ weights["d2"].T) * (second > 0)
    at_first = at_second @ weights["d1"].T * (first > 0)
    at_mean = at_second @ weights["p1"].T + at_first @ weights["d0"].T
    pairs = {
        "d3": (third, at_last),
        "p3": (second, at_last),
        "d2": (second, at_third),
        "d1": (first, at_second),
        "p1": (mean, at_second),
        "d0": (mean, at_first),
        "cnn_W": (sums, at_mean),
    }
    return {name: into.T @ out for name, (into, out) in pairs.items()}


def _step(weights: Weights, slopes: Weights, means: Weights, squares: Weights, rates: Weights, step: int) -> None:
    """One step of Adam, in place."""
    one, two = KEEPING
    for name, slope in slopes.items():
        rate = rates[name] * np.float32(np.sqrt(1 - two**step) / (1 - one**step))
        mean, square = means[name], squares[name]
        mean *= np.float32(one)
        mean += slope * np.float32(1 - one)
        square *= np.float32(two)
        slope *= slope
        square += slope * np.float32(1 - two)
        weights[name] -= mean * rate / (np.sqrt(square) + np.float32(TINY))
