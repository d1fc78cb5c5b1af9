"""Terms are explained when they are asked for, in our own words, with sources, and for the asker's case."""

from __future__ import annotations

import re

import pytest

from advisor.dialogue.asides import CompareApproaches, ExplainTerms, ShowProviders
from advisor.glossary import BY_TERM, OF_APPROACH, OnFact, OnMethod, Term, named
from advisor.interpret.heard import Intent
from advisor.replies.terms_explained import SO_FAR
from advisor.reply import Actions, Ask, Block, Entries, Notice, Points
from advisor.slots import BY_ID
from advisor.sources import SOURCES
from advisor.sources.learning import LEARNING_SOURCES
from advisor.verdict import Approach
from tests.support.situations import POLICY
from tests.support.talk import AUSTRALIAN, POLICIES, SORTING, Talk, hear

SENTENCE_END = re.compile(r"[.?](?=\s|$)")


def words(talk: Talk) -> str:
    """Every word of the last reply's entries, lists and paragraphs."""
    return " ".join(text for block in talk.reply.blocks for text in _texts(block))


def _texts(block: Block) -> tuple[str, ...]:
    match block:
        case Notice(text):
            return (text,)
        case Points(title, items):
            return (title, *items)
        case Entries(title, items):
            return (title, *(text for entry in items for text in (entry.name, *entry.lines, entry.small)))
        case _:
            return ()


@pytest.mark.parametrize("term", BY_TERM.values(), ids=lambda term: term.id)
def test_every_term_is_two_to_four_sentences_with_known_sources_and_onward_terms(term: Term) -> None:
    assert 2 <= len(SENTENCE_END.findall(term.text)) <= 4
    assert len(term.text) <= 420
    assert term.sources
    assert set(term.sources) <= set(SOURCES)
    assert set(term.related) <= set(BY_TERM) - {term.id}
    assert not isinstance(term.bears_on, OnFact) or term.bears_on.slot in BY_ID


@pytest.mark.parametrize("term", BY_TERM.values(), ids=lambda term: term.id)
def test_every_term_is_found_by_each_of_its_names_however_it_is_asked_for(term: Term) -> None:
    for name in (term.name, *term.also, term.name.partition(" (")[0]):
        assert named(name.upper()) is term
        for question in (f"What is {name}?", f"what does {name} mean", f"Please explain {name}", f"{name}?"):
            assert hear(question).terms == (term.id,), question


def test_the_sources_of_learning_are_all_needed_and_every_approach_is_a_term() -> None:
    used = {source for term in BY_TERM.values() for source in term.sources}

    assert {source.id for source in LEARNING_SOURCES} <= used
    assert set(OF_APPROACH) == set(Approach)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("what's the difference between RAG and fine-tuning?", ("rag", "fine_tuning")),
        ("LoRA vs. QLoRA", ("lora", "qlora")),
        ("how is prompting different from fine-tuning", ("prompting", "fine_tuning")),
        ("what do you mean by labelled examples?", ("labelled_example",)),
        ("How does fine-tuning work?", ("how_tuning_works",)),
        ("how does RAG work", ("rag",)),
        ("ok, can you explain what an embedding is, in plain English?", ("embedding",)),
        ("I don't know what an evaluation set is", ("evaluation_set",)),
        ("LoRA", ("lora",)),
    ],
)
def test_terms_are_asked_for_in_many_ways(text: str, terms: tuple[str, ...]) -> None:
    assert hear(text).terms == terms


@pytest.mark.parametrize(
    "text",
    [
        "What is RAG? We have 3,000 documents and want answers with citations",
        "RAG or fine-tuning?",
        "What is the best approach for our call centre?",
        "We want to distil a model",
        "what is it",
    ],
)
def test_what_tells_of_a_situation_or_names_no_term_is_no_question_about_one(text: str) -> None:
    assert hear(text).intent not in (Intent.TERM, Intent.COMPARE)


def test_an_answer_that_is_also_a_term_answers_the_open_question() -> None:
    assert hear("open models", POLICY.questions[-1]).intent is Intent.TELL


def test_before_a_case_a_term_is_explained_with_an_invitation_and_nothing_is_recorded() -> None:
    talk = Talk().say("What is LoRA?")

    assert isinstance(talk.move, ExplainTerms)
    assert "Low-rank adaptation" in words(talk)
    assert "LoRA 2021" in words(talk)
    assert "Tell me what you'd like a model to do" in words(talk)
    assert talk.facts == {}
    assert talk.turns[-1].enquiry is None


def test_terms_to_go_on_with_can_be_pressed_or_said() -> None:
    actions = Talk().say("What is LoRA?").block(Actions)

    assert isinstance(actions, Actions)
    assert all(hear(action.says).intent is Intent.TERM for action in actions.items)


@pytest.mark.parametrize(
    ("situation", "question", "expected"),
    [
        (AUSTRALIAN, "what is LoRA?", "For you the answer is no for now, so you can leave it aside and use prompting."),
        (AUSTRALIAN, "what is prompting?", "It is what I advise for you."),
        (AUSTRALIAN, "what is RAG?", "For you I advise prompting instead."),
        (AUSTRALIAN, "what is a labelled example?", "In your case you have 50 labelled examples."),
        (POLICIES, "what is RAG?", "It is what I advise for you."),
        (POLICIES, "what is fine-tuning?", "For you the answer is no for now"),
        (POLICIES, "what is a citation?", "In your case answers must cite their source."),
    ],
)
def test_a_term_is_related_to_the_case(situation: str, question: str, expected: str) -> None:
    assert expected in words(Talk().say(situation).say(question))


def test_a_term_that_bears_on_nothing_told_is_explained_and_no_more() -> None:
    explained = Talk().say(AUSTRALIAN).say("what is a token?").block(Entries)

    assert isinstance(explained, Entries)
    assert explained.items[0].lines == (BY_TERM["token"].text,)


def test_while_a_question_is_open_a_term_says_that_this_can_change_and_the_question_stays() -> None:
    talk = Talk().say(SORTING)
    facts, question = talk.facts, talk.reply.blocks[-1]

    talk.say("what is LoRA?")

    assert SO_FAR in words(talk)
    assert isinstance(question, Ask)
    assert talk.keeps_open(question)
    assert talk.facts == facts


def test_two_approaches_are_told_apart_for_the_case_and_by_themselves_without_one() -> None:
    assert isinstance(Talk().say("difference between RAG and fine-tuning").move, ExplainTerms)
    assert isinstance(Talk().say(POLICIES).say("difference between RAG and fine-tuning").move, CompareApproaches)


def test_the_glossary_lists_every_term() -> None:
    listed = words(Talk().say("glossary"))

    assert all(term.name in listed for term in BY_TERM.values())


def test_who_sells_tuning_is_read_from_the_dated_data_with_the_askers_provider_first() -> None:
    talk = Talk().say("who sells fine-tuning today?")
    assert isinstance(talk.move, ShowProviders)
    assert all(row.says in words(talk) for row in POLICY.platforms)
    assert "as of 21 November 2026" in words(talk)

    bound = Talk().say(SORTING).press(provider="openai").say("who sells fine-tuning?").reply.blocks
    sold, closed = (block for block in bound if isinstance(block, Points))
    assert closed.items[0].startswith("For you: OpenAI has closed fine-tuning")
    assert "For you" not in str(sold)
    assert len(sold.items) + len(closed.items) == len(POLICY.platforms)


def test_every_method_that_a_term_names_is_one_that_a_verdict_can_advise_or_never_does() -> None:
    never = {"RLHF", "QLoRA", "full fine-tuning", "continued pre-training"}
    named_by_terms = {term.bears_on.named for term in BY_TERM.values() if isinstance(term.bears_on, OnMethod)}

    assert named_by_terms - never == {"LoRA", "supervised", "DPO", "reinforcement"}
