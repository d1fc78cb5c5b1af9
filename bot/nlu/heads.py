"""The heads: small linear models over a text's features, one a thing to tell, asked all at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

import numpy as np
from pydantic import BaseModel, TypeAdapter

from bot.nlu.encoder import Vectors
from bot.nlu.weights import trained, widened

NOTHING = "-"
"""The class of a text that says nothing about a head's matter."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which probability on a class is sure, and from which it is worth asking about."""

    sure: float
    doubtful: float


@dataclass(frozen=True, slots=True)
class Head:
    """One linear model: its classes, and which columns of all heads' probabilities are theirs."""

    classes: tuple[str, ...]
    columns: slice
    thresholds: Thresholds


@dataclass(frozen=True, eq=False, slots=True)
class Heads:
    """Every head by its name (`scope`, `ask`, `unsure`, `unit/SLOT`, `whole/SLOT`, `reply/SLOT`), all asked at once.

    `weights` has a column a class, head after head; `starts` are the columns at which a head begins.
    """

    by_name: Mapping[str, Head]
    weights: Vectors
    bias: np.ndarray[tuple[int], np.dtype[np.float32]]
    starts: np.ndarray[tuple[int], np.dtype[np.intp]]

    def probabilities(self, rows: Vectors) -> Vectors:
        """The probability of each class of each head (columns) for each row of features."""
        # Nearly all n-grams are missing in every row: what is zero need not be multiplied.
        used = np.flatnonzero(rows.any(axis=0))
        scores = rows[:, used] @ self.weights[used] + self.bias
        sizes = np.diff(self.starts, append=scores.shape[1])
        scores -= np.repeat(np.maximum.reduceat(scores, self.starts, axis=1), sizes, axis=1)
        np.exp(scores, out=scores)
        scores /= np.repeat(np.add.reduceat(scores, self.starts, axis=1), sizes, axis=1)
        # Rounded, so that the last bits of a sum, which differ between processors, decide nothing.
        return np.asarray(np.round(scores, 3), dtype=np.float32)


class _Row(BaseModel):
    """What the file's index says of a head, in the order of their columns."""

    classes: tuple[str, ...]
    sure: float
    doubtful: float


@lru_cache(maxsize=1)
def heads() -> Heads:
    """Every head, read when it is first needed."""
    return unpacked(trained())


def unpacked(stored: Mapping[str, np.ndarray]) -> Heads:
    """The heads among the arrays of a trained file."""
    index = _INDEX.validate_json(bytes(stored["index"]))
    ends = list(accumulate(len(row.classes) for row in index.values()))
    starts = [0, *ends[:-1]]
    by_name = {
        name: Head(row.classes, slice(start, end), Thresholds(row.sure, row.doubtful))
        for (name, row), start, end in zip(index.items(), starts, ends, strict=True)
    }
    return Heads(by_name, widened("heads", stored), stored["bias"], np.array(starts))


_INDEX = TypeAdapter(dict[str, _Row])
