"""The samples of all heads as one table: a row a text, a column a class, and what the network looks at in each row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, vstack

from bot.nlu.encoder import Vectors, original, valid
from bot.nlu.features import n_grams
from training.samples import Sample

LEAST = 5
"""Samples of a class before a head learns it: fewer teach it a phrase and no meaning."""
UNTAUGHT = -1
"""The label of a row that a head has no sample of."""


@dataclass(frozen=True, eq=False, slots=True)
class Inputs:
    """What the network looks at in texts: the encoder's sum over the tokens (see `sums_of`), and hashed n-grams."""

    sums: Vectors
    grams: csr_matrix

    def of(self, rows: np.ndarray) -> Inputs:
        """Those of some rows."""
        return Inputs(self.sums[rows], self.grams[rows])


@dataclass(frozen=True, eq=False, slots=True)
class Table:
    """`labels` has a row a text and a column a head: the number of the class among all classes, or `UNTAUGHT`.

    `lines` are the lines that the rows come from, `classes` those of each head, `kept` its samples, `rows` theirs.
    """

    inputs: Inputs
    labels: np.ndarray
    lines: np.ndarray
    classes: Mapping[str, tuple[str, ...]]
    kept: Mapping[str, Sequence[Sample]]
    rows: Mapping[str, np.ndarray]

    @property
    def sizes(self) -> np.ndarray:
        """How many classes each head has."""
        return np.array([len(own) for own in self.classes.values()])

    def columns(self, name: str) -> slice:
        """The columns of the classes of head `name` among all classes."""
        at = list(self.classes).index(name)
        start = int(self.sizes[:at].sum())
        return slice(start, start + len(self.classes[name]))


def table_of(found: Mapping[str, Sequence[Sample]]) -> Table:
    """The table of the heads that have anything to tell apart."""
    kept = {name: _frequent(found[name]) for name in sorted(found)}
    kept = {name: own for name, own in kept.items() if len({sample.label for sample in own}) > 1}
    classes = {name: tuple(sorted({sample.label for sample in own})) for name, own in kept.items()}
    at: dict[tuple[int, str], int] = {}
    rows = {
        name: np.array([at.setdefault((sample.line, sample.text), len(at)) for sample in own])
        for name, own in kept.items()
    }
    labels = np.full((len(at), len(kept)), UNTAUGHT)
    start = 0
    for column, (name, own) in enumerate(kept.items()):
        labels[rows[name], column] = [start + classes[name].index(sample.label) for sample in own]
        start += len(classes[name])
    return Table(inputs_of([text for _, text in at]), labels, np.array([line for line, _ in at]), classes, kept, rows)


def _frequent(found: Sequence[Sample]) -> list[Sample]:
    often = Counter(sample.label for sample in found)
    return [sample for sample in found if often[sample.label] >= LEAST]


def inputs_of(texts: Sequence[str]) -> Inputs:
    """What the network looks at in these texts."""
    return Inputs(sums_of(texts), vstack([csr_matrix(n_grams(text)) for text in texts], format="csr"))


class _Listening:
    """Stands in the place of the encoder's first upper layer, and keeps what comes in."""

    __array_ufunc__ = None

    def __init__(self, layer: np.ndarray) -> None:
        self.layer, self.heard = layer, [np.zeros((0, len(layer)), dtype=np.float32)]

    def __rmatmul__(self, sums: np.ndarray) -> np.ndarray:
        self.heard.append(sums)
        return np.asarray(sums @ self.layer)


def sums_of(texts: Sequence[str]) -> Vectors:
    """The encoder's sum over the tokens of each text, and their number, both over the root of that number.

    So the first upper layer with its bias is one product: `sums @ [cnn_W, cnn_b]`.
    """
    model, clean = original(), [valid(text) for text in texts]
    listening = model.cnn_W = _Listening(model.cnn_W)
    model._encode(clean)
    roots = np.sqrt([len(model.sp.encode(text, add_bos=True, add_eos=True)) for text in clean], dtype=np.float32)
    return np.hstack([np.concatenate(listening.heard) / roots[:, None], roots[:, None]])
