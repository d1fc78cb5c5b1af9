"""Measures traced verdicts a second: the compiled core, the plain reading, and zen-engine with the same rules.

Run `python -m tests.bench.verdicts` from the checkout. A traced verdict is the headline, the rows that hold and the
slots that made each of them hold. All three take the same `Facts`, and have to agree on every situation before any is
timed. Rounds alternate and count processor time; only the ratios mean anything on a shared machine.

Shown beside them are the headline alone, looked up in the full diagram, and `decide` as far as it is asked: with its
reasons, with whether it is settled besides, and whole: with its plan and with the nearest changes to every other
headline. zen-engine does the work of the first of these alone, so only that one is like for like.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from datetime import date
from statistics import median

from advisor.decision.decide import decide
from advisor.decision.diagram import Diagram, Node
from advisor.decision.policy import policy_for
from advisor.decision.reference import headline_of, read_cautiously, rows_that_hold
from advisor.facts import UNSURE, Facts
from advisor.rules.conditions import AllOf, AnyOf, Condition, Is, holds
from advisor.slots import SLOTS
from advisor.verdict import Headline
from tests.bench.zen_table import zen_evaluate

SITUATIONS = 400
ROUNDS = 15
POLICY = policy_for(date(2026, 11, 22))
MASKS = POLICY.masks
ZEN = zen_evaluate(POLICY.rules)

COMPILED, PLAIN, ENGINE = "compiled core (bit masks)", "plain reading", "zen-engine"
HEADLINE, REASONS = "headline only (full diagram)", "decide() with its reasons"
SETTLED, WHOLE = "... and whether it is settled", "... with plan and what would change it"

Trace = tuple[str, str, dict[str, tuple[str, ...]]]
"""Fine-tuning, approach, and for each row that holds the slots whose bands made it hold."""


def compiled(facts: Facts) -> Trace:
    """The trace of `advisor.decision.bitset`, in plain words to compare it."""
    traced = MASKS.traced(facts)
    return *_words(traced.headline), {held.rule.id: held.slots for held in traced.held}


def plain(facts: Facts) -> Trace:
    """The trace of the row-by-row reading."""
    bands = read_cautiously(facts)
    held = rows_that_hold(POLICY.rules, bands)
    return *_words(headline_of(held)), {rule.id: made_hold(rule.when, bands) for rule in held}


def engine(facts: Facts) -> Trace:
    """The trace of zen-engine; a row of which several alternatives hold is traced to the first of them."""
    result = ZEN(read_cautiously(facts))["result"]
    rows = {line["row"]: tuple(line["slots"]) for line in reversed(result["held"])}
    return result["fine_tuning"], result["approach"], rows


def made_hold(condition: Condition, bands: Mapping[str, str]) -> tuple[str, ...]:
    """The slots that make `condition` hold where it does: of several parts that would each do, those of the first."""
    match condition:
        case Is(slot):
            return (slot,)
        case AllOf(parts):
            return tuple(dict.fromkeys(slot for part in parts for slot in made_hold(part, bands)))
        case AnyOf(parts):
            return next(made_hold(part, bands) for part in parts if holds(part, bands))


def looked_up() -> Callable[[Facts], Headline]:
    """What finds the headline alone, one hop a slot."""
    hops: dict[Diagram, dict[str, Diagram]] = {}

    def unfold(diagram: Diagram) -> None:
        if isinstance(diagram, Node) and diagram not in hops:
            hops[diagram] = dict(diagram.children)
            for child in hops[diagram].values():
                unfold(child)

    def look(facts: Facts) -> Headline:
        diagram, bands = root, facts.bands()
        while isinstance(diagram, Node):
            diagram = hops[diagram][bands.get(diagram.slot, UNSURE)]
        return diagram

    root = POLICY.diagram
    unfold(root)
    return look


def reasons(facts: Facts) -> object:
    """What `decide` returns, with its reasons."""
    verdict = decide(POLICY, facts)
    return verdict.headline, verdict.label, verdict.evidence


def settled(facts: Facts) -> object:
    """The same, with what the verdict still depends on."""
    verdict = decide(POLICY, facts)
    return verdict.headline, verdict.label, verdict.evidence, verdict.depends_on


def whole(facts: Facts) -> object:
    """All that a reader can be shown of a verdict."""
    verdict = decide(POLICY, facts)
    return verdict.headline, verdict.label, verdict.evidence, verdict.depends_on, verdict.plan, verdict.would_change


def _words(headline: Headline) -> tuple[str, str]:
    return headline.fine_tuning.value, headline.approach.value


def situations(told: float, chooser: random.Random, number: int = SITUATIONS) -> list[Facts]:
    """Random situations: each slot is told with this chance, and "not sure" is as likely as a band unless all are."""
    also = (UNSURE,) if told < 1 else ()
    choices = {slot.id: [*(band.id for band in slot.bands), *also] for slot in SLOTS}
    return [
        Facts.of(**{slot: chooser.choice(bands) for slot, bands in choices.items() if chooser.random() < told})
        for _ in range(number)
    ]


def rates(forms: Mapping[str, Callable[[Facts], object]], asked: list[Facts], rounds: int) -> dict[str, float]:
    """Verdicts a second of processor time for each form: the median of the rounds, the first of which only warms."""
    seconds: dict[str, list[float]] = {form: [] for form in forms}
    for _ in range(rounds + 1):
        for form, verdict in forms.items():
            began = time.process_time()
            for facts in asked:
                verdict(facts)
            seconds[form].append(time.process_time() - began)
    return {form: len(asked) / median(spent[1:]) for form, spent in seconds.items()}


def main(number: int = SITUATIONS, rounds: int = ROUNDS) -> None:
    """Check that all agree, then print the table."""
    look = looked_up()
    forms = {COMPILED: MASKS.traced, PLAIN: plain, ENGINE: lambda facts: ZEN(read_cautiously(facts))}
    others = {HEADLINE: look, REASONS: reasons, SETTLED: settled, WHOLE: whole}
    chooser = random.Random(22)
    print(f"{len(POLICY.rules)} rows; {number} situations each of full and of partial facts")
    for kind, told in (("full", 1.0), ("partial", 0.5)):
        asked = situations(told, chooser, number)
        for facts in asked:
            assert compiled(facts) == plain(facts) == engine(facts), f"they disagree on {facts.bands()}"
            taken = POLICY.taken(facts)
            assert look(taken) == decide(POLICY, facts).headline == MASKS.traced(taken).headline
        found = rates(forms | others, asked, rounds)
        print(f"\n{kind + ' facts':38} {'a second':>10}  {'x zen-engine':>12}")
        for form, rate in found.items():
            print(
                f"{form:38} {rate:10,.0f}  {rate / found[ENGINE]:12.1f}{'' if form != HEADLINE else '  (not a trace)'}"
            )


if __name__ == "__main__":
    main()
