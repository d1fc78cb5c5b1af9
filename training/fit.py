"""Fits the heads to the data: `make reader` runs this and writes them into the package, the same bytes every time.

Thresholds come from predictions for lines that the model at hand was not trained on (six folds, split by line).
"""

from __future__ import annotations

import json
import warnings
import zipfile
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

import bot.nlu
from advisor.slots import BY_ID
from bot.nlu.asks import ASIDE, MATTER, TELL
from bot.nlu.features import features
from bot.nlu.heads import FILE, NOTHING
from training.corpus import Line, digest, read
from training.samples import Sample, samples

FOLDS = 6
STRENGTH = 30.0
"""Inverse strength of the regularisation."""
CONVERGED, MOST_STEPS = 3e-5, 300
"""The library averages the loss over all samples: of a thousand that say nothing and one that speaks, the gradient is
small from the first step, and with the usual tolerance a rare class is never learnt at all."""
LEAST = 5
"""Samples of a class before a head learns it: fewer teach it a phrase and no meaning."""
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


class Features:
    """The features of texts, each computed once; `np.float32`, sparse."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._at = {text: number for number, text in enumerate(dict.fromkeys(texts))}
        unique = list(self._at)
        parts = [csr_matrix(features(unique[start : start + 512])) for start in range(0, len(unique), 512)]
        self._rows = vstack(parts, format="csr")

    def of(self, found: Sequence[Sample]) -> csr_matrix:
        """The rows of the samples, in their order."""
        return self._rows[[self._at[sample.text] for sample in found]]


def fit_head(name: str, found: Sequence[Sample], known: Features) -> Fitted:
    """The head `name` of these samples, with thresholds from folds that it did not see."""
    kept = _frequent(found)
    rows, labels = known.of(kept), np.array([sample.label for sample in kept])
    folds = np.array([hash_of(sample.line) % FOLDS for sample in kept])
    classes = tuple(sorted(set(labels)))
    unseen = np.zeros((len(kept), len(classes)))
    for fold in range(FOLDS):
        model = _model(rows[folds != fold], labels[folds != fold])
        columns = [classes.index(name) for name in model.classes_]
        if (folds == fold).any():
            unseen[np.ix_(folds == fold, columns)] = model.predict_proba(rows[folds == fold])
    final = _model(rows, labels)
    weights, bias = _every_class(final)
    sure, doubtful = _limits(name, classes, labels, unseen)
    return Fitted(tuple(final.classes_), weights, bias, sure, doubtful, tuple(kept), unseen)


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


def hash_of(line: int) -> int:
    """A number that scatters neighbouring lines over the folds, since neighbours are of one kind."""
    return (line * 2_654_435_761) >> 7


def _limits(name: str, classes: Sequence[str], labels: np.ndarray, unseen: np.ndarray) -> tuple[float, float]:
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


def _frequent(found: Sequence[Sample]) -> list[Sample]:
    often = Counter(sample.label for sample in found)
    return [sample for sample in found if often[sample.label] >= LEAST]


def _model(rows: csr_matrix, labels: np.ndarray) -> LogisticRegression:
    model = LogisticRegression(C=STRENGTH, max_iter=MOST_STEPS, tol=CONVERGED)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        return model.fit(rows, labels)


def _every_class(model: LogisticRegression) -> tuple[np.ndarray, np.ndarray]:
    """A row of weights for each class; of two classes the library keeps one row, which stands for the second."""
    if len(model.classes_) > 2:
        return model.coef_, model.intercept_
    return np.vstack([np.zeros_like(model.coef_), model.coef_]), np.array([0.0, model.intercept_[0]])


def packed(fitted: dict[str, Fitted], data: str) -> bytes:
    """The heads as one file with the digest of their data: 8 bits a weight and no dates, so equal heads equal bytes."""
    arrays: dict[str, np.ndarray] = {}
    index = {}
    for at, (name, head) in enumerate(sorted(fitted.items())):
        scale = np.abs(head.weights).max(axis=1) / 127
        scale[scale == 0] = 1
        arrays[f"w{at}"] = np.round(head.weights / scale[:, None]).astype(np.int8)
        arrays[f"s{at}"] = scale.astype(np.float32)
        arrays[f"b{at}"] = np.round(head.bias, 4).astype(np.float32)
        index[name] = {"at": at, "classes": list(head.classes), "sure": head.sure, "doubtful": head.doubtful}
    arrays["data"] = np.frombuffer(data.encode(), dtype=np.uint8)
    arrays["index"] = np.frombuffer(json.dumps(index, sort_keys=True).encode(), dtype=np.uint8)
    return _zipped(arrays)


def _zipped(arrays: dict[str, np.ndarray]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(arrays):
            body = BytesIO()
            np.save(body, arrays[name], allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), body.getvalue())
    return out.getvalue()


def fit(lines: Sequence[Line]) -> dict[str, Fitted]:
    """Every head that the data have samples for, several at a time."""
    found = samples(lines)
    known = Features([sample.text for rows in found.values() for sample in rows])
    names = [name for name in sorted(found) if len({sample.label for sample in _frequent(found[name])}) > 1]
    # Forked, so that the features of all texts are there without being copied.
    with ProcessPoolExecutor(mp_context=get_context("fork"), initializer=_share, initargs=(found, known)) as pool:
        fitted = dict(zip(names, pool.map(_shared_head, names), strict=True))
    for name in names:
        if name.startswith("whole/"):
            fitted[name] = together(fitted[name], fitted[f"unit/{name.partition('/')[2]}"])
    return fitted


_SHARED: dict[str, tuple[dict[str, list[Sample]], Features]] = {}


def _share(found: dict[str, list[Sample]], known: Features) -> None:
    _SHARED["data"] = (found, known)


def _shared_head(name: str) -> Fitted:
    found, known = _SHARED["data"]
    with threadpool_limits(limits=1):
        return fit_head(name, found[name], known)


def main() -> None:
    """Fit the heads and write them into the package."""
    with threadpool_limits(limits=1):
        fitted = fit(read())
    for name, head in fitted.items():
        print(f"{name:28} {len(head.kept):6} samples, sure from {head.sure:.2f}, doubtful from {head.doubtful:.2f}")
    body = packed(fitted, digest())
    path = Path(bot.nlu.__file__).parent / FILE
    path.write_bytes(body)
    print(f"{path.name}: {len(body):,} bytes")


if __name__ == "__main__":
    main()
