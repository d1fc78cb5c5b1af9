"""The heads: small linear models over a text's features, one a thing to tell, kept in one file of the package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from pydantic import BaseModel, TypeAdapter

from bot.nlu.encoder import Vectors

FILE = "heads.npz"
NOTHING = "-"
"""The class of a text that says nothing about a head's matter."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which probability on a class is sure, and from which it is worth asking about."""

    sure: float
    doubtful: float


@dataclass(frozen=True, eq=False, slots=True)
class Head:
    """One linear model: its classes, and a column of weights and a bias for each."""

    classes: tuple[str, ...]
    weights: Vectors
    bias: np.ndarray[tuple[int], np.dtype[np.float32]]
    thresholds: Thresholds

    def probabilities(self, rows: Vectors) -> Vectors:
        """The probability of each class (columns, as in `classes`) for each row of features."""
        scores = rows @ self.weights + self.bias
        scores -= scores.max(axis=1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=1, keepdims=True)
        # Rounded, so that the last bits of a sum, which differ between processors, decide nothing.
        return np.asarray(np.round(scores, 3), dtype=np.float32)


def data_digest() -> str:
    """The digest of the training data that the heads were fitted to."""
    with (files("bot.nlu") / FILE).open("rb") as file, np.load(file, allow_pickle=False) as stored:
        return bytes(stored["data"]).decode()


class _Row(BaseModel):
    """What the file's index says of a head: where its arrays are, its classes, its thresholds."""

    at: int
    classes: tuple[str, ...]
    sure: float
    doubtful: float


@lru_cache(maxsize=1)
def heads() -> Mapping[str, Head]:
    """Every head by its name: `scope`, `ask`, `unit/SLOT`, `whole/SLOT`, `reply/SLOT`."""
    with (files("bot.nlu") / FILE).open("rb") as file, np.load(file, allow_pickle=False) as stored:
        index = _INDEX.validate_json(bytes(stored["index"]))
        return {name: _head(row, stored) for name, row in index.items()}


_INDEX = TypeAdapter(dict[str, _Row])


def _head(row: _Row, stored: Mapping[str, np.ndarray]) -> Head:
    at, thresholds = row.at, Thresholds(row.sure, row.doubtful)
    # Kept in 8 bits with their scale, and spread out once: for each message anew it would take longer than reading it.
    weights = stored[f"w{at}"].T * stored[f"s{at}"]
    return Head(row.classes, weights, stored[f"b{at}"], thresholds)
