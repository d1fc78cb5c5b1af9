"""Who reads the words in an evaluation."""

from __future__ import annotations

from enum import StrEnum


class Reader(StrEnum):
    """`exact` reads nothing that takes understanding; `model` is the one that the settings name."""

    EXACT = "exact"
    BUILT_IN = "built-in"
    MODEL = "model"
