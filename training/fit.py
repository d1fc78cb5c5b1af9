"""Trains the built-in reader on the data: `make reader` writes it into the package, the same bytes every time.

Thresholds come from predictions for lines that the network at hand was not trained on (six folds, split by line).
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context

import numpy as np
from threadpoolctl import threadpool_limits

from training.corpus import Line
from training.limits import DOUBTFUL, SURE, limits, thresholds
from training.network import Network, Weights, train
from training.samples import Sample, samples
from training.table import Table, table_of

FOLDS = 6


@dataclass(frozen=True, slots=True)
class Fitted:
    """One head before it is made small: `weights` has a row a class.

    `unseen` are the probabilities of its `kept` samples by models that did not see them, a column a class.
    """

    classes: tuple[str, ...]
    weights: np.ndarray
    bias: np.ndarray
    sure: float
    doubtful: float
    kept: tuple[Sample, ...] = ()
    unseen: np.ndarray = field(default_factory=lambda: np.zeros((0, 0)))


@dataclass(frozen=True, eq=False, slots=True)
class Trained:
    """Every head by its name, and what was added to the upper layers of the encoder under them."""

    heads: dict[str, Fitted]
    changes: Weights


def fit(lines: Sequence[Line]) -> Trained:
    """Every head that the data have samples for, and the layers under them. Trains once a fold, and once on all."""
    table = table_of(samples(lines))
    # Forked, so that the table is there without being copied.
    with ProcessPoolExecutor(mp_context=get_context("fork"), initializer=_share, initargs=(table,)) as pool:
        whole = pool.submit(_trained_without)
        folds = [fold for fold in range(FOLDS) if (_folds(table) == fold).any()]
        unseen = np.zeros((len(table.lines), table.sizes.sum()))
        for fold, chances in zip(folds, pool.map(_unseen, folds), strict=True):
            unseen[_folds(table) == fold] = chances
        network = whole.result()
    heads = {name: _fitted(name, table, network, unseen) for name in table.classes}
    for name in table.classes:
        if name.startswith("whole/"):
            heads[name] = together(heads[name], heads[f"unit/{name.partition('/')[2]}"])
    return Trained(heads, network.changes())


_SHARED: dict[str, Table] = {}


def _share(table: Table) -> None:
    _SHARED["table"] = table


def _trained_without(fold: int = FOLDS) -> Network:
    """The network of all lines but those of a fold; without one, of all."""
    with threadpool_limits(limits=1):
        return train(_SHARED["table"], np.flatnonzero(_folds(_SHARED["table"]) != fold))


def _unseen(fold: int) -> np.ndarray:
    """What a network that did not see them makes of the lines of a fold."""
    table, network = _SHARED["table"], _trained_without(fold)
    with threadpool_limits(limits=1):
        return network.probabilities(table.inputs.of(np.flatnonzero(_folds(table) == fold)))


def _folds(table: Table) -> np.ndarray:
    return np.array([hash_of(int(line)) % FOLDS for line in table.lines])


def hash_of(line: int) -> int:
    """A number that scatters neighbouring lines over the folds, since neighbours are of one kind."""
    return (line * 2_654_435_761) >> 7


def _fitted(name: str, table: Table, network: Network, unseen: np.ndarray) -> Fitted:
    own, kept, classes = table.columns(name), tuple(table.kept[name]), table.classes[name]
    weights, bias = network.heads()
    chances, labels = unseen[table.rows[name], own], np.array([sample.label for sample in kept])
    sure, doubtful = limits(name, classes, labels, chances)
    return Fitted(classes, weights[own], bias[own], sure, doubtful, kept, chances)


def together(whole: Fitted, unit: Fitted) -> Fitted:
    """The head of whole messages, with thresholds for what it and the head of its sentences make of it together."""
    best: dict[int, dict[str, float]] = {}
    for sample, row in zip(unit.kept, unit.unseen, strict=True):
        seen = best.setdefault(sample.line, {})
        for name, chance in zip(unit.classes, row, strict=True):
            seen[name] = max(seen.get(name, 0.0), float(chance))
    halves = np.array([[best.get(one.line, {}).get(name, 0.0) for name in whole.classes] for one in whole.kept])
    labels = np.array([sample.label for sample in whole.kept])
    sure, doubtful = thresholds(
        whole.classes, labels, (whole.unseen + halves) / 2, counts=False, wanted=SURE, worth=DOUBTFUL
    )
    return replace(whole, sure=sure, doubtful=doubtful)
