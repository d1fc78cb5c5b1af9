"""From which probability on what a head sees counts as told, as worth asking about, or as no business of ours."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from advisor.slots import BY_ID
from bot.nlu.asks import ASIDE, MATTER, TELL
from bot.nlu.heads import NOTHING

SURE, DOUBTFUL = 0.88, 0.50
"""How many of the claims of one probability have to be right on unseen lines: from there on, far more are."""
REPLIED = 0.33
"""How many claims of a reply have to be right to be asked back: who was asked has said something of it."""
FALSELY = 0.02
"""The share of messages on the matter that may be declined."""
ASKED, ASKED_AFTER = 0.5, 0.2
"""The same for what is asked beside the matter, and after a verdict: it changes no fact, so a wrong answer is cheap."""
FEWEST, NEVER = 5, 1.01
"""Claims that it takes to make a head sure; a probability that is never had."""
LEAST_SURE, LEAST_DOUBTFUL = 0.3, 0.1
"""Probabilities that it takes at least, whatever a curve through few claims says."""


def limits(name: str, classes: Sequence[str], labels: np.ndarray, unseen: np.ndarray) -> tuple[float, float]:
    """The two thresholds of head `name`, from what a network makes of lines that it did not see.

    They are from where on a claim is sure and from where it is worth asking about; of "scope", from where to decline.
    """
    if name == "scope":
        return _scope(classes, labels, unseen)
    slot = BY_ID.get(name.partition("/")[2])
    counts = slot is not None and slot.numeric
    wanted, worth = (ASKED, ASKED_AFTER) if name == "ask" else (SURE, DOUBTFUL)
    if name.startswith("reply/"):
        worth = REPLIED
    return thresholds(classes, labels, unseen, counts=counts, wanted=wanted, worth=worth)


def thresholds(
    classes: Sequence[str], labels: np.ndarray, unseen: np.ndarray, *, counts: bool, wanted: float, worth: float
) -> tuple[float, float]:
    """From which probability on a claim is sure, and from which it is worth asking about.

    The share of claims that are right rises with their probability; it is fitted by a logistic curve, so that a few
    wrong labels among the surest hardly move it. What `counts` has its band from the number in the sentence, so that
    it is right to see that there is one.
    """
    claims = np.array([number for number, name in enumerate(classes) if name not in (NOTHING, TELL)])
    best = claims[unseen[:, claims].argmax(axis=1)]
    chance = unseen[np.arange(len(labels)), best]
    right = np.array(classes)[best] == labels
    if counts:
        chance, right = unseen[:, claims].sum(axis=1), labels != NOTHING
    if len(set(right)) < 2 or right.sum() < FEWEST:
        return NEVER, NEVER
    fitted = LogisticRegression(C=100.0).fit(_odds(chance)[:, None], right)
    return max(LEAST_SURE, _reaching(fitted, wanted)), max(LEAST_DOUBTFUL, _reaching(fitted, worth))


def _odds(chance: np.ndarray) -> np.ndarray:
    inside = chance.clip(1e-4, 1 - 1e-4)
    return np.asarray(np.log(inside / (1 - inside)))


def _reaching(fitted: LogisticRegression, share: float) -> float:
    """The probability from which on that share of claims is right; one that is never had where none reaches it."""
    slope, bias = float(fitted.coef_[0, 0]), float(fitted.intercept_[0])
    if slope <= 0:
        return NEVER
    return float(np.ceil(100 / (1 + np.exp(-(np.log(share / (1 - share)) - bias) / slope))) / 100)


def _scope(classes: Sequence[str], labels: np.ndarray, unseen: np.ndarray) -> tuple[float, float]:
    """From which probability on a message is declined: fewer than `FALSELY` of those on the matter would be."""
    aside = unseen[:, [number for number, name in enumerate(classes) if name in ASIDE]].sum(axis=1)
    on_the_matter = np.sort(aside[labels == MATTER])
    limit = float(np.ceil(np.quantile(on_the_matter, 1 - FALSELY) * 100) / 100)
    return limit, limit
