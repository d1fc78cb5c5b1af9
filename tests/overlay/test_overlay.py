"""An organisation's overlay: what is refused, and that each entry changes what it should and nothing else."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.decision.decide import decide
from advisor.decision.next_question import next_question
from advisor.decision.policy import policy_for
from advisor.decision.reference import headline_of, read_cautiously, rows_that_hold
from advisor.errors import DataError
from advisor.facts import Fact, Facts
from advisor.overlay import load_overlay
from advisor.rules.rule import Rule
from advisor.slots import BY_ID, GAP, SLOTS, TASK
from tests.support.overlays import (
    ANTHROPIC,
    EXAMPLE,
    LUNA,
    MINIMUM,
    ONLY,
    OPENAI,
    RATE,
    SAVING,
    STEP,
    VOICE,
    advice,
    under,
)
from tests.support.situations import DAY, POLICY


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[currency\n", r"acme\.toml is no valid TOML"),
        ('colour = "blue"', r"acme\.toml, key colour: Extra"),
        (RATE.format(code='"dollars"', rate=1.5), r"acme\.toml, key currency\.code: "),
        (RATE.format(code='"AUD"', rate=0), r"acme\.toml, key currency\.per_usd: .*greater than 0"),
        (RATE.format(code='"AUD"', rate="inf"), r"acme\.toml, key currency\.per_usd: .*finite"),
        (
            RATE.format(code='"AUD"', rate=1.5) + RATE.format(code='"AUD"', rate=2).replace("[currency]", "[[rate]]"),
            r"acme\.toml, key rate\.AUD: it stands there more than once",
        ),
        (ANTHROPIC.replace("provider", "colour"), r"key presume\.colour\.slot: there is no slot 'colour'; .*provider"),
        (ANTHROPIC.replace("closed", "moon"), r"key presume\.provider\.band: provider has no band 'moon'; .*closed"),
        (ANTHROPIC + ANTHROPIC, r"acme\.toml, key presume\.provider: it stands there more than once"),
        ("[work]\nhourly_usd = -3", r"acme\.toml, key work\.hourly_usd: .*greater"),
        (ANTHROPIC + 'fixed = "sometimes"', r"key presume\.provider\.fixed: "),
        (MINIMUM.format(slot="labelled_examples", value=50), r"labelled_examples\.value: 50 is below the house's 100"),
        (MINIMUM.format(slot="labelled_examples", value=300), r"value: 300 lies within .*100, 500, 2000"),
        (MINIMUM.format(slot="task", value=3), r"key minimum\.task: no rule has a minimum .*labelled_examples"),
        (STEP.replace("privacy", "Privacy office"), r"key step\.Privacy office\.id: "),
        (STEP + 'when = { owner = ["nobody"] }', r"key step\.privacy\.when: owner has no band 'nobody'"),
        (STEP + STEP, r"acme\.toml, key id: 'privacy' stands there more than once"),
        (ONLY.format(only='"moon"'), r"key platforms\.only: moon is no platform. There are openai, azure, "),
        (ONLY.format(only=""), r"key platforms\.only: "),
        (LUNA.format(price=-1), r"acme\.toml, key model\.gpt-6-luna\.input: .*greater"),
        (LUNA.format(price=1).replace("gpt-6-luna", "pinecone-standard"), r"acme\.toml, key id: 'pinecone-standard'"),
        (
            OPENAI.replace('band = "openai"', 'band = "cloud"'),
            r"acme\.toml, key platform\.band: no platform has .*openai",
        ),
        (OPENAI.replace('"organisation"', '"hearsay"'), r"key platform\.openai\.source: 'hearsay' is no known source"),
    ],
)
def test_a_wrong_overlay_is_refused_by_file_and_key(text: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        under(text)


def test_the_house_rule_that_cannot_be_lowered_is_told_with_its_reason() -> None:
    with pytest.raises(DataError, match=r"which can be raised only\. too_few_examples says: .*100 examples"):
        under(MINIMUM.format(slot="labelled_examples", value=1))


def as_row(rule: Rule) -> tuple[object, ...]:
    """What the row says; rows themselves are equal only to themselves."""
    return rule.id, rule.when, rule.says, rule.because, rule.sources


def test_an_overlay_that_only_has_a_name_changes_no_verdict() -> None:
    policy = under("")

    assert list(map(as_row, policy.rules)) == list(map(as_row, POLICY.rules))
    assert policy.name == f"{POLICY.name}+{policy.organisation.digest if policy.organisation else ''}"
    assert advice(policy, VOICE).headline == advice(POLICY, VOICE).headline


@pytest.mark.parametrize(
    "entry",
    [
        RATE.format(code='"AUD"', rate=1.5),
        ANTHROPIC,
        MINIMUM.format(slot="labelled_examples", value=500),
        STEP,
        ONLY.format(only='"azure"'),
        LUNA.format(price=1),
        OPENAI,
    ],
)
def test_every_entry_changes_the_digest_on_the_verdict_and_layout_does_not(entry: str) -> None:
    names = {advice(under(text), VOICE).policy for text in ("", entry)}

    assert len(names) == 2
    assert advice(under(f"# ours\n\n{entry}"), VOICE).policy in names


def test_a_higher_minimum_caps_those_below_it_and_nobody_else() -> None:
    policy = under(MINIMUM.format(slot="labelled_examples", value=500))
    below, above = (advice(policy, VOICE, labelled_examples=band) for band in ("100_to_499", "500_to_1999"))

    assert advice(POLICY, VOICE, labelled_examples="100_to_499").headline.fine_tuning == "yes"
    assert below.headline.fine_tuning == "not_yet"
    assert "Reach your organisation's minimum: 500 examples or more." in below.plan.now
    gate = next(item for item in below.evidence if item.rule == "too_few_examples")
    assert (gate.because, gate.sources[0]) == ("Our data office wants more.", "organisation")
    assert above.headline.fine_tuning == "yes"


def test_a_higher_minimum_of_requests_is_kept_too() -> None:
    policy = under(MINIMUM.format(slot="volume", value=100_000))

    assert advice(POLICY, SAVING, volume="10k_to_100k").headline.fine_tuning == "yes"
    below = advice(policy, SAVING, volume="10k_to_100k")
    assert below.headline.fine_tuning == "not_yet"
    assert "Reach your organisation's minimum: 100,000 requests a day or more." in below.plan.now
    gate = next(item for item in below.evidence if item.rule == "volume_too_low")
    assert (gate.because, gate.sources[0]) == ("Our data office wants more.", "organisation")
    assert advice(policy, SAVING, volume="over_100k").headline.fine_tuning == "yes"


def test_a_step_of_ones_own_is_in_the_plan_where_it_applies_with_its_reason() -> None:
    always, sometimes = under(STEP), under(STEP + 'when = { gap = ["cost", "accuracy"] }')

    assert "Ask the privacy office." in advice(always, VOICE).plan.now
    assert "Ask the privacy office." not in advice(sometimes, VOICE).plan.now
    assert "Ask the privacy office." in advice(sometimes, SAVING).plan.now
    own = next(item for item in advice(always, VOICE).evidence if item.rule == "ORG-privacy")
    assert (own.because, own.sources) == ("Our policy says so.", ("organisation",))
    assert advice(always, VOICE).headline == advice(POLICY, VOICE).headline


def test_a_platform_as_the_organisation_knows_it_takes_the_place_of_ours() -> None:
    found = advice(under(OPENAI), VOICE, provider="openai")

    assert advice(POLICY, VOICE, provider="openai").headline.fine_tuning == "no"
    assert found.headline.fine_tuning == "yes"
    assert (found.dated[0].says, found.dated[0].sources) == (
        "OpenAI tunes for us until our contract ends.",
        ("organisation",),
    )


def test_what_the_policy_forbids_sells_nothing() -> None:
    policy = under(ONLY.format(only='"azure", "self-hosted"'))
    banned = advice(policy, VOICE, provider="openai")

    assert banned.headline.fine_tuning == "no"
    assert any("No data leaves Australia." in item.because for item in banned.evidence)
    assert advice(policy, VOICE, provider="cloud").headline.fine_tuning == "yes"
    assert banned.presumed == ()


def test_where_one_provider_is_left_nobody_is_asked_for_it() -> None:
    policy = under(ONLY.format(only='"azure", "aws"'))
    found = advice(policy, VOICE, provider="")

    assert (found.headline.fine_tuning, found.settled) == ("yes", True)
    assert [(row.fact.slot, row.fact.band, row.fixed) for row in found.presumed] == [("provider", "cloud", True)]


def test_a_presumed_fact_counts_as_evidence_and_is_not_asked_for() -> None:
    found = advice(under(ANTHROPIC), VOICE, provider="")
    gate = next(item for item in found.evidence if item.rule == "provider_sells_no_tuning")

    assert (found.headline.fine_tuning, found.settled) == ("no", True)
    assert Fact("provider", "closed", words="We are an Anthropic shop.") in gate.facts
    assert not gate.assumed
    assert not any(slot == "provider" for slot in found.depends_on)


def test_what_a_person_says_counts_instead_of_what_is_presumed() -> None:
    found = advice(under(ANTHROPIC), VOICE, provider="any")

    assert (found.headline.fine_tuning, found.presumed) == ("yes", ())


def test_not_being_sure_leaves_it_to_the_policy() -> None:
    assert advice(under(ANTHROPIC), VOICE, provider="unsure").headline.fine_tuning == "no"


def test_what_would_change_it_never_names_what_the_policy_has_fixed() -> None:
    named = {slot for change in advice(under(ANTHROPIC), VOICE, provider="").would_change for slot, _ in change.facts}
    fixed = advice(under(ANTHROPIC + "fixed = true"), VOICE, provider="")

    assert "provider" in named
    assert not any(slot == "provider" for change in fixed.would_change for slot, _ in change.facts)


LAID_OVER = policy_for(DAY, load_overlay(EXAMPLE.read_text("utf-8"), file=EXAMPLE.name))
ANSWERS = st.fixed_dictionaries({}, optional={slot.id: st.sampled_from([b.id for b in slot.bands]) for slot in SLOTS})


@given(ANSWERS)
@settings(max_examples=300)
def test_the_compiled_overlay_says_what_its_rows_say_read_one_by_one(bands: dict[str, str]) -> None:
    facts = Facts.of(**bands)
    held = rows_that_hold(LAID_OVER.rules, read_cautiously(LAID_OVER.taken(facts)))

    assert decide(LAID_OVER, facts).headline == headline_of(held)


@given(
    st.sampled_from([band.id for band in TASK.bands]),
    st.sampled_from([band.id for band in GAP.bands]),
    st.randoms(use_true_random=False),
)
@settings(max_examples=25, deadline=None)
def test_under_an_overlay_too_the_questions_end_in_a_settled_verdict(task: str, gap: str, random: Random) -> None:
    facts, asked = Facts.of(task=task, gap=gap), set[str]()
    while question := next_question(LAID_OVER, facts):
        assert not asked & set(question.slots)
        asked |= set(question.slots)
        facts = facts.with_(Fact(slot, random.choice(BY_ID[slot].bands).id) for slot in question.slots)

    assert decide(LAID_OVER, facts).settled
    assert not asked & {"owner", "residency"}
