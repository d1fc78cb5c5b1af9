"""Overlays written for earlier versions: a slot or band that is gone means today's, and still fits its place."""

from __future__ import annotations

import pytest

from advisor.errors import DataError
from advisor.overlay import load_overlay
from tests.support.overlays import MINIMUM, NAME, SAVING, STEP, VOICE, advice, under
from tests.support.situations import FIELDS, MISREADING, POLICIES, POLICY, ROUTING

GOAL = '[[presume]]\nslot = "goal"\nband = "{band}"\nbecause = "It is all we do."\n'
TASK = '[[presume]]\nslot = "task"\nband = "{band}"\nbecause = "It is all we do."\n'
ASK = "Ask the privacy office."


def presumed(text: str) -> dict[str, str]:
    organisation = under(text).organisation
    assert organisation
    return {row.fact.slot: row.fact.band for row in organisation.presumed}


def asks(when: str, situation: dict[str, str], **changes: str) -> bool:
    return ASK in advice(under(STEP + f"when = {when}"), situation, **changes).plan.now


def test_a_presumption_of_then_is_what_it_means_today() -> None:
    assert presumed(GOAL.format(band="answers")) == {"task": "answer", "gap": "facts"}
    assert presumed(GOAL.format(band="classify")) == presumed(TASK.format(band="sort"))
    assert presumed(GOAL.replace("goal", "hardware").format(band="cpu_only")) == {"hardware": "weak"}
    assert presumed(GOAL.replace("goal", "query_scope").format(band="lookup")) == {}


def test_its_reason_and_that_it_is_fixed_go_with_every_fact_that_it_becomes() -> None:
    organisation = under(GOAL.format(band="answers") + "fixed = true").organisation

    assert organisation
    assert organisation.fixed == {"task", "gap"}
    assert {row.fact.words for row in organisation.presumed} == {"It is all we do."}
    assert all(row.fact.value is None for row in organisation.presumed)


def test_what_is_presumed_of_todays_slot_outranks_it() -> None:
    assert presumed(GOAL.format(band="answers") + TASK.format(band="extract")) == {"task": "extract", "gap": "facts"}


def test_two_overlays_that_presume_the_same_in_either_words_are_the_same() -> None:
    then, now = (
        load_overlay(NAME + text, file="acme.toml") for text in (GOAL.format(band="tools"), TASK.format(band="act"))
    )

    assert then == now


@pytest.mark.parametrize(
    ("when", "holds", "holds_not"),
    [
        ('{ goal = ["classify", "behaviour"] }', [ROUTING, VOICE], [FIELDS, SAVING, POLICIES]),
        ('{ goal = ["cheaper"] }', [SAVING], [VOICE, ROUTING]),
        ('{ goal = ["answers"] }', [POLICIES], [MISREADING, VOICE]),
        ('{ context_use = ["misused"] }', [MISREADING], [POLICIES]),
        ('{ retrieval = ["short"] }', [MISREADING], [POLICIES]),
        ('{ retrieval = ["short", "none"] }', [MISREADING, POLICIES | {"retrieval": "none"}], [POLICIES]),
        ('{ goal = ["classify"], volume = ["10k_to_100k"] }', [ROUTING], [ROUTING | {"volume": "over_100k"}, SAVING]),
        ('{ query_scope = ["lookup"] }', [], [POLICIES, VOICE]),
    ],
)
def test_a_step_of_then_is_wanted_where_what_it_means_today_holds(
    when: str, holds: list[dict[str, str]], holds_not: list[dict[str, str]]
) -> None:
    assert [asks(when, situation) for situation in holds] == [True] * len(holds)
    assert [asks(when, situation) for situation in holds_not] == [False] * len(holds_not)


def test_what_fell_short_then_may_fall_short_besides_today() -> None:
    assert asks('{ cost_pressure = ["yes"] }', SAVING)
    assert asks('{ cost_pressure = ["yes"] }', VOICE, second_gap="cost")
    assert not asks('{ cost_pressure = ["yes"] }', VOICE)


def test_such_a_step_changes_no_headline() -> None:
    policy = under(STEP + 'when = { goal = ["answers", "classify", "cheaper"] }')

    for situation in (VOICE, SAVING, ROUTING, POLICIES):
        assert advice(policy, situation).headline == advice(POLICY, situation).headline


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GOAL.format(band="wisdom"), r"key presume\.goal\.band: goal has no band 'wisdom'; it has answers, behaviour"),
        (GOAL.format(band="answers") * 2, r"acme\.toml, key presume\.goal: it stands there more than once"),
        (STEP + 'when = { goal = ["wisdom"] }', r"key step\.privacy\.when: goal has no band 'wisdom'; it has answers"),
        (MINIMUM.format(slot="goal", value=3), r"key minimum\.goal\.slot: there is no slot 'goal'; .*task, gap"),
    ],
)
def test_what_no_version_knew_is_refused_as_ever(text: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        under(text)
