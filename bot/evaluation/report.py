"""The evaluation in words and as lines: what a person reads, and what a program compares."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import mean

from advisor.slots import NEED
from bot.evaluation.asker import CaseOutcome
from bot.evaluation.case import Unknown
from bot.evaluation.score import ReadingScore, Scored, counted, macro, mean_points, per_label, points_for, reading

PROMPTS_OR_RETRIEVES = frozenset({"prompting", "rag"})


def report(scored: Sequence[Scored], unknown: Unknown, *, facts_only: bool, beside: Mapping[str, str] = {}) -> str:
    """The figures of one run, a line each; `beside` are an assistant's labels by case, to be scored the same way."""
    core = counted(scored, unknown)
    start = "facts" if facts_only else "text"
    asked = mean(len(one.held.asked) for one in scored) if scored else 0.0
    lines = [
        f"from the {start}, what is unknown answered {unknown.value}: {len(scored)} cases, {len(core)} of them counted",
        f"  score           {mean_points(core):.2f} mean, {macro(core):.2f} over labels",
        f"  hard errors     {sum(one.wrongly_tuned for one in scored)} tuned wrongly, "
        f"{sum(_undershot(one) for one in core)} prompted or retrieved where tuning was right",
        f"  asked           {_share(scored, 'ask')} of those to ask, {asked:.1f} questions on average",
        f"  declined        {_share(scored, 'decline')} of those to decline, "
        f"{sum(one.held.declined and one.held.case.expected != 'decline' for one in scored)} others",
        f"  confirmed       {_per(sum(one.held.confirmed for one in scored), len(scored))} of the questions on average",
        f"  loops           {sum(one.held.looped for one in scored)} with a question put more than twice",
        f"  misled          {sum(bool(one.held.misled) for one in scored)} verdicts decided by a wrong fact",
    ]
    if not facts_only:
        lines += [_reading("facts read", reading(scored)), _reading("needs read", reading(scored, NEED))]
    if replied := [reply for one in scored for reply in one.held.replied]:
        right, wrong = (
            sum(own) / len(replied) for own in zip(*((own.right, own.wrong) for own in replied), strict=True)
        )
        lines.append(f"  replies         {right:.2f} right or asked back, {wrong:.2f} wrong, of {len(replied)}")
    return "\n".join([*lines, *_by_label(core), *_beside(core, beside, unknown), *_short(core)])


def line(scored: Scored) -> str:
    """One case as a JSON line: label, target, points, questions, facts at the end and as first read."""
    held = scored.held
    data = {
        "id": held.case.id,
        "label": scored.label or None,
        "target": held.case.target,
        "points": scored.points,
        "asked": [list(slots) for slots in held.asked],
        "declined": held.declined,
        "facts": held.facts.bands(),
        "read": held.read.bands(),
    }
    return json.dumps(data, ensure_ascii=False)


def _by_label(core: Sequence[Scored]) -> list[str]:
    """The mean for each target, and what was said instead: the confusion table, a row a target."""
    lines = []
    for label, (points, cases) in per_label(core).items():
        instead = Counter(one.label or "no verdict" for one in core if one.held.case.target == label)
        others = ", ".join(f"{said} {times}" for said, times in instead.most_common() if said != label)
        lines.append(f"  {label:33} {points:.2f} of {cases:2}" + (f"   instead: {others}" if others else ""))
    return lines


def _beside(core: Sequence[Scored], labels: Mapping[str, str], unknown: Unknown) -> list[str]:
    """How the assistant does on the cases that it judged, and how we do on the same."""
    both = [one for one in core if one.held.case.id in labels]
    if not both:
        return []
    ours = mean_points(both)
    theirs = mean(points_for(one.held, labels[one.held.case.id], unknown) for one in both)
    return [f"  beside          an assistant {theirs:.2f}, we {ours:.2f}, on {len(both)} cases: {ours - theirs:+.2f}"]


def _per(number: int, of: int) -> str:
    return f"{number / of:.1f}" if of else "none"


def _share(scored: Sequence[Scored], expected: str) -> str:
    wanted = [one.held for one in scored if one.held.case.expected == expected]
    return f"{sum(map(_asked if expected == 'ask' else _declined, wanted))} of {len(wanted)}"


def _asked(held: CaseOutcome) -> bool:
    # Somebody who only says hello is asked what it is about, without a question of the table.
    return bool(held.asked) or held.verdict is None


def _declined(held: CaseOutcome) -> bool:
    return held.declined


def _undershot(one: Scored) -> bool:
    target = str(one.held.case.target)
    return "fine_tuning" in target and one.label in PROMPTS_OR_RETRIEVES and not one.points


def _reading(name: str, found: ReadingScore) -> str:
    return (
        f"  {name:15} {found.precision:.2f} precision, {found.recall:.2f} recall; "
        f"asked back {found.asked_back} rightly, {found.asked_amiss} amiss"
    )


def _short(core: Sequence[Scored]) -> list[str]:
    missed = [one for one in core if (one.points or 0) < 1]
    return [
        f"  {one.points or 0:.1f} {one.held.case.id:6} {one.label or 'no verdict'}; right: {one.held.case.target}"
        for one in missed
    ]
