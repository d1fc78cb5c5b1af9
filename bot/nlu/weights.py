"""What was trained, in one file of the package: the heads, and what the encoder's upper layers learnt with them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

import numpy as np

FILE = "trained.npz"


@lru_cache(maxsize=1)
def trained() -> Mapping[str, np.ndarray]:
    """The file's arrays by their names, as `training.packing` wrote them."""
    with (files("bot.nlu") / FILE).open("rb") as file, np.load(file, allow_pickle=False) as stored:
        return MappingProxyType({name: stored[name] for name in stored.files})


def data_digest() -> str:
    """The digest of the training data that heads and layers were fitted to."""
    return bytes(trained()["data"]).decode()


def widened(name: str, arrays: Mapping[str, np.ndarray]) -> np.ndarray:
    """The matrix `name`, which is kept with a row for each of its columns, in 8 bits with a scale a row."""
    # Spread out once: for each message anew it would take longer than reading it.
    return np.asarray(arrays[name].T * arrays[f"{name}/scale"], dtype=np.float32)
