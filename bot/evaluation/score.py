"""Scores what came of the cases: points, hard errors, asking and declining, and the reading of the first message."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from statistics import mean

from advisor.slots import BY_ID, TASK
from bot.evaluation.asker import CaseOutcome
from bot.evaluation.case import Unknown
from bot.evaluation.mapping import stated

FINE_TUNING = frozenset({"fine_tuning", "distillation_fine_tuning", "rag+fine_tuning"})
CAUTIOUS = "prompting_first_then_fine_tuning"
SMALL = "not_an_llm_problem"
READINESS_CHANGES = frozenset({"prompting", CAUTIOUS, SMALL})
"""Targets that the best answers to everything unknown would change; left out of that run."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One case with its label (empty without a verdict) and points (None where the case has no target to reach)."""

    held: CaseOutcome
    label: str
    points: float | None
    wrongly_tuned: bool


@dataclass(frozen=True, slots=True)
class ReadingScore:
    """How first messages were read: told values that are right and wrong, stated ones that were not told.

    `asked_back` and `asked_amiss` count the slots that are only taken to be so, with the right band among the readings
    or without it.
    """

    right: int
    wrong: int
    missed: int
    asked_back: int = 0
    asked_amiss: int = 0

    @property
    def precision(self) -> float:
        """The share of what was told that is right; 1 where nothing was read."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of what is stated that was told; 1 where nothing is stated."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def score(held: CaseOutcome, unknown: Unknown) -> Scored:
    """The points of one case, as the cases' own scoring has them."""
    label = held.verdict.label if held.verdict else ""
    accepted = {held.case.target, *held.case.acceptable}
    wrongly = label in FINE_TUNING and not accepted & FINE_TUNING
    return Scored(held, label, points_for(held, label, unknown) if held.case.target else None, wrongly)


def points_for(held: CaseOutcome, label: str, unknown: Unknown) -> float:
    """What a label, ours or anybody's, is worth for this case: 0, a half or 1."""
    target = held.case.target
    careful = unknown is Unknown.UNSURE and label == CAUTIOUS and target in FINE_TUNING
    if label == target or careful:
        return 1.0
    classifies = held.case.known.get("goal") == "classification" or held.facts.band(TASK.id) == "sort"
    small_enough = label == SMALL and target in FINE_TUNING and classifies
    return 0.5 if label in held.case.acceptable or small_enough else 0.0


def counted(scored: Iterable[Scored], unknown: Unknown) -> list[Scored]:
    """The core set; with the best answers, without the targets which those answers would change."""
    core = [one for one in scored if one.held.case.core and one.points is not None]
    return [one for one in core if unknown is Unknown.UNSURE or one.held.case.target not in READINESS_CHANGES]


def mean_points(scored: Sequence[Scored]) -> float:
    """The mean of the points, 0 to 1."""
    return mean(one.points or 0.0 for one in scored) if scored else 0.0


def macro(scored: Iterable[Scored]) -> float:
    """The mean over target labels of the mean points, so that a frequent label does not decide alone."""
    means = [points for points, _ in per_label(scored).values()]
    return mean(means) if means else 0.0


def per_label(scored: Iterable[Scored]) -> dict[str, tuple[float, int]]:
    """For each target label the mean of the points, and how many cases it is of."""
    by_label: dict[str, list[float]] = defaultdict(list)
    for one in scored:
        by_label[str(one.held.case.target)].append(one.points or 0.0)
    return {label: (mean(points), len(points)) for label, points in sorted(by_label.items())}


def reading(scored: Iterable[Scored], slots: Collection[str] | None = None) -> ReadingScore:
    """The reading of first messages, of `slots` or of every slot that the cases tell.

    By the annotation where there is one; else by the cases' own keys, of English messages alone. A value for something
    that the case does not state is wrong, unless a reader would infer it.
    """
    right = wrong = missed = back = amiss = 0
    for one in scored:
        held = one.held
        if not held.noted and held.case.lang != "en":
            continue
        told, known = (held.noted, held.noted) if held.noted else (stated(held.case.facts), stated(held.case.known))
        counts = slots or (frozenset(BY_ID) if held.noted else _MAPPED)
        for fact in (fact for fact in held.read if fact.slot in counts):
            agrees = known.band(fact.slot) == fact.band
            right += agrees and fact.slot in told
            wrong += not agrees
        missed += sum(fact.slot in counts and fact.slot not in held.read for fact in told)
        for slot in {fact.slot for fact in held.doubtful if fact.slot in counts}:
            among = any(known.band(slot) == fact.band for fact in held.doubtful if fact.slot == slot)
            back, amiss = back + among, amiss + (not among)
    return ReadingScore(right, wrong, missed, back, amiss)


_MAPPED = frozenset({
    "task", "gap", "labelled_examples", "volatility", "corpus_size", "access", "prompting", "retrieval", "eval_set",
    "volume", "tuned_model", "sensitivity", "latency", "hardware",
})  # fmt: skip
"""Slots that a key of the cases tells by itself; what a goal's word implies in the table is the table's doing."""
