"""What ten people said in their own words and was lost, misread or answered amiss: each as its whole kind."""

from __future__ import annotations

import pytest

from advisor.dialogue.asides import CompareApproaches
from advisor.dialogue.session import Session
from advisor.facts import Fact, Facts
from advisor.interpret.heard import Context, Intent
from advisor.slots.questions import BY_ID
from advisor.verdict import Approach
from bot.nlu.interpret import hear_without_model
from tests.support.hearing import each, taken, told
from tests.support.situations import verdict
from tests.support.talk import NOON, Talk

SORTING = Context(facts=Facts((Fact("task", "sort"), Fact("gap", "accuracy"))))


@each(
    "Now please forget everything I told you.",
    "please forget everything I told you about my hotel",
    "Delete all of it please. Everything.",
    "ok, could you wipe our conversation",
    "forget everything",
    "bitte vergiss alles, was ich gesagt habe",
    "olvida todo lo que te dije",
    "erase my messages please",
)
def test_whoever_wants_to_be_forgotten_is_forgotten_in_their_own_words(text: str) -> None:
    assert hear_without_model(text, SORTING).intent is Intent.FORGET


@each("forget OpenAI", "forget about the second idea", "delete duplicates in our list", "forget it", "remove line two")
def test_nobody_is_forgotten_who_says_something_else(text: str) -> None:
    assert hear_without_model(text, SORTING).intent is not Intent.FORGET


@each(
    "Bei uns darf nichts aus dem Haus",
    "nothing may leave the house",
    "no data leaves our building",
    "only our own computers",
    "Nein! Nicht jeder Anbieter. Nur eigene Rechner.",
    "it must not leave our network",
)
def test_what_stays_in_the_house_goes_to_no_provider(text: str) -> None:
    heard = hear_without_model(text, Context(question=BY_ID["provider"]))

    assert told(heard, "residency") == "own_machines"
    assert "any" not in taken(heard, "provider")


@each(
    "data may not leave our Azure tenant",
    "it must not leave the EU",
    "nothing leaves our region",
    "they may not leave our tenant",
    "no data leaves the country",
)
def test_a_tenant_or_a_region_is_no_house_of_ones_own(text: str) -> None:
    assert told(hear_without_model(text, Context()), "residency") != "own_machines"


def test_whoever_is_not_bound_is_not_bound() -> None:
    assert taken(hear_without_model("it does not have to be OpenAI", SORTING), "provider") <= {"any"}


@each(
    "the model gets 81 percent right, two of our coders agree in 83 %",
    "two of our human coders agree in 83 % of letters, the model is right in 81 %",
    "people agree in 83%, the prompt needs nothing more, it gets 81%",
)
def test_how_often_people_agree_is_no_goal_that_is_missed(text: str) -> None:
    assert all(fact.words != text or fact.slot != "gap" for fact in hear_without_model(text, Context()).facts)


def test_a_season_told_later_is_laid_over_what_was_told_before() -> None:
    before = Context(facts=Facts((Fact("volume", "under_1k", 60.0, "60 a day"),)))
    (volume,) = (fact for fact in hear_without_model("300 messages a day before christmas", before).facts)

    assert volume.value == 80.0


@each("14000 pieces, one time only", "only once, 14,000 texts", "a one-off job, 14000 descriptions")
def test_the_pile_of_a_one_off_job_is_its_number(text: str) -> None:
    (volume,) = (fact for fact in hear_without_model(text, SORTING).facts if fact.slot == "volume")

    assert (volume.band, volume.value) == ("once", 14_000.0)


@pytest.mark.parametrize(
    ("text", "approach"),
    [
        ("what does fine-tuning cost on azure?", Approach.FINE_TUNING),
        ("and what would a small classifier cost?", Approach.CLASSIFIER),
        ("how much is training it?", Approach.FINE_TUNING),
    ],
)
def test_the_price_of_what_is_named_is_told_and_no_other(text: str, approach: Approach) -> None:
    shown = Talk(session=Session(NOON, SORTING.facts)).say(text).move

    assert isinstance(shown, CompareApproaches)
    assert shown.proposed == (approach,)


@each("3 i think? no eval set", "2 and 3 maybe", "number 3 I guess", "3, not sure about 1", "the 3rd, perhaps")
def test_a_place_in_a_checklist_is_no_number_of_test_cases(text: str) -> None:
    heard = hear_without_model(text, Context(BY_ID["readiness"]))

    assert all(fact.value is None for fact in (*heard.facts, *heard.doubtful))


def test_a_few_pages_go_into_the_prompt_however_often_they_change() -> None:
    facts = {"task": "answer", "gap": "facts", "knowledge": "documents", "access": "open", "volatility": "weekly"}

    assert verdict(facts | {"corpus_size": "few"}).headline.approach is Approach.LONG_CONTEXT
    assert verdict(facts | {"corpus_size": "small"}).headline.approach is Approach.RAG
    assert verdict(facts | {"corpus_size": "few", "volatility": "constant"}).headline.approach is Approach.TOOL_USE


def test_whose_material_fits_a_prompt_starts_with_all_of_it() -> None:
    facts = {"task": "answer", "gap": "untried", "knowledge": "documents", "corpus_size": "small"}
    plan = verdict(facts | {"volatility": "static", "access": "open"}).plan

    assert any("Paste all of the material" in step for step in (*plan.now, *plan.next))
