"""The guard: good explanations pass, and every spoiled copy of one is refused with a reason."""

from __future__ import annotations

import pytest

from advisor.deciding.decide import decide
from advisor.facts import Facts
from advisor.saying.wording import APPROACH_NAMES
from advisor.slots import SLOTS
from bot.llm.brief import Brief
from bot.llm.draft import Draft, DraftSentence
from bot.llm.guard import objections
from bot.llm.guard.figures import Figure, Kind, figures
from bot.llm.language import language_of
from tests.explained import EASY, FEW_EXAMPLES, Explained, draft
from tests.good_explanations import GOOD
from tests.hostile import HOSTILE
from tests.situations import GROUNDED_VOICE, POLICIES, POLICY, ROUTING, SAVING, VOICE
from tests.tampering import WAYS, tampered


@pytest.mark.parametrize("good", GOOD, ids=lambda good: good.name)
def test_a_good_explanation_passes(good: Explained) -> None:
    assert objections(good.draft, good.brief) == ()


def test_good_explanations_cover_every_answer_and_approach() -> None:
    headlines = {(good.brief.verdict.headline.fine_tuning, good.brief.verdict.headline.approach) for good in GOOD}

    assert len(GOOD) >= 20
    assert len({answer for answer, _ in headlines}) == 3
    assert len({approach for _, approach in headlines}) == 9


@pytest.mark.parametrize("how", WAYS)
def test_no_spoiled_copy_passes(how: str) -> None:
    copies = [copy for copy in tampered() if copy.how == how]
    escaped = [(copy.good.name, copy.draft) for copy in copies if not objections(copy.draft, copy.good.brief)]

    assert len(copies) >= 100
    assert escaped == []


@pytest.mark.parametrize(("brief", "text"), HOSTILE, ids=[text for _, text in HOSTILE])
def test_contradiction_in_free_words_does_not_pass(brief: Brief, text: str) -> None:
    good = next(good for good in GOOD if good.brief is brief)
    rules = good.draft.sentences[0].rules
    added = Draft(sentences=[*good.draft.sentences, DraftSentence(text=text, rules=rules)])

    assert objections(added, brief)


def test_what_the_rules_say_themselves_stands_the_check() -> None:
    opening = {"yes": "Yes: {} is right for this.", "no": "No: {} does the job.", "not_yet": "Not yet: {} comes first."}
    for situation in (VOICE, GROUNDED_VOICE, ROUTING, SAVING, POLICIES, {}):
        for slot in SLOTS[::3]:
            facts = Facts.of(**situation | {slot.id: slot.bands[0].id})
            brief = Brief(decide(POLICY, facts), facts)
            headline, reasons = brief.verdict.headline, brief.verdict.evidence
            first = opening[headline.fine_tuning].format(APPROACH_NAMES[headline.approach])
            decisive = next((item.rule for item in reasons if not item.assumed), reasons[0].rule)
            for item in reasons:
                assert objections(draft((first, decisive), (item.because, item.rule)), brief) == ()


def test_there_are_far_more_than_two_hundred_spoiled_copies() -> None:
    assert len(tampered()) > 2_000


def test_an_objection_says_what_is_wrong_in_words_that_can_be_acted_on() -> None:
    spoiled = draft(
        ("Not yet: with 70 labelled examples, prompting comes first.", "G-06 R-77"),
        ("You should use retrieval before the prompt.", "R-05"),
    )

    assert objections(spoiled, FEW_EXAMPLES) == (
        "There is no rule “R-77” in this verdict.",
        "“Not yet: with 70 labelled examples, prompting comes first.” has a number that was not given: “70”.",
        "“You should use retrieval before the prompt.” recommends retrieval (RAG); the verdict does not.",
    )


def test_an_objection_repeats_nothing_that_could_steer_whoever_reads_it() -> None:
    spoiled = draft(("No, use prompting.\x1b[31m\u202e <!channel> " + "a" * 400, "R-10"), ("It is enough.", "R-10"))

    assert all(objection.isprintable() and len(objection) < 300 for objection in objections(spoiled, EASY))


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("3,000 examples", Figure(3_000, Kind.PLAIN)),
        ("3k examples", Figure(3_000, Kind.PLAIN)),
        ("three thousand examples", Figure(3_000, Kind.PLAIN)),
        ("1.4 million requests", Figure(1_400_000, Kind.PLAIN)),
        ("two hundred and fifty rows", Figure(250, Kind.PLAIN)),
        ("twenty-five rows", Figure(25, Kind.PLAIN)),
        ("US$2,600", Figure(2_600, Kind.MONEY)),
        ("2,600 dollars", Figure(2_600, Kind.MONEY)),
        ("A$1.5m", Figure(1_500_000, Kind.MONEY)),
        ("12.5%", Figure(12.5, Kind.SHARE)),
        ("ten per cent", Figure(10, Kind.SHARE)),
        ("3x cheaper", Figure(3, Kind.TIMES)),
        ("half the cost", Figure(None, Kind.PLAIN, "half")),
    ],
)
def test_a_number_is_the_same_in_every_spelling(text: str, figure: Figure) -> None:
    assert figures(text) == {figure}


def test_one_is_a_number_only_in_company() -> None:
    assert figures("a good one is the one to keep") == frozenset()
    assert figures("one hundred") == {Figure(100, Kind.PLAIN)}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Should we fine-tune a model on our support emails?", "en"),
        ("Sollten wir ein Modell mit unseren E-Mails trainieren?", "de"),
        ("Faut-il entraîner un modèle sur nos e-mails pour avoir des réponses plus courtes ?", "fr"),
        ("¿Debemos entrenar un modelo con los correos de nuestro equipo?", "es"),
        ("Devemos treinar um modelo com os e-mails da nossa equipe?", "pt"),
        ("Moeten wij een model trainen met onze e-mails?", "nl"),
        ("我们应该微调模型吗？", ""),
        ("Стоит ли нам дообучать модель?", ""),
        ("RAG?", "en"),
        ("", "en"),
    ],
)
def test_the_language_of_a_text_is_told_by_its_commonest_words(text: str, language: str) -> None:
    assert language_of(text) == language
