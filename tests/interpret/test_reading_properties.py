"""What holds for any text at all."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from advisor.interpret.clauses import passage
from advisor.interpret.heard import Context, Heard
from advisor.interpret.normalise import LONGEST_QUOTE
from advisor.interpret.quantities import amounts
from advisor.slots import BY_ID
from advisor.slots.questions import BY_ID as BY_QUESTION
from advisor.slots.questions import QUESTIONS, Question
from bot.nlu.interpret import hear_without_model

PIECES = (
    "we have",
    "no",
    "not",
    "haven't",
    "50",
    "3,000",
    "10k",
    "1.5 lakh",
    "a couple hundred",
    "labelled examples",
    "emails",
    "pages",
    "documents",
    "a day",
    "per hour",
    "eval set",
    "of",
    "if",
    "should we",
    "fine-tune",
    "our policies",
    "change",
    "every week",
    "never",
    "prompting",
    "RAG",
    "tried",
    "stuck",
    "short",
    "owner",
    "owns it",
    "Azure",
    "OpenAI",
    ",",
    ".",
    "and",
    "but",
    "?",
    "\n",
    "in German",
    "brand voice",
    "sort tickets",
    "answers with citations",
    "none",
    "all",
    "1",
    "not sure",
    "vendor",
    "quoted",
    "weekly",
    "fewer than",
    "over",
    "-",
    "20w条",
    "½",
    "ﬁve",
    "İ",
    "\u200b",
    "e\u0301",
)


def hear(text: str, asked: Question | None = None) -> Heard:
    return hear_without_model(text, Context(asked))


PHRASES = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)
TEXTS = st.one_of(st.text(max_size=300), PHRASES)
ASKED = st.sampled_from([None, *QUESTIONS])


@given(text=TEXTS, asked=ASKED)
@example(text="\ud800 50 examples", asked=None)
@example(text="0\r:", asked=BY_QUESTION["corpus_size"])
@example(text="９" * 5000, asked=QUESTIONS[0])
@settings(max_examples=300, deadline=None)
def test_any_text_gives_facts_that_fit_their_slots_in_words_of_the_text(text: str, asked: Question | None) -> None:
    facts = hear(text, asked).facts
    assert len({fact.slot for fact in facts}) == len(facts)
    for fact in (*facts, *hear(text, asked).doubtful):
        slot = BY_ID[fact.slot]
        assert fact.band in {band.id for band in slot.bands}
        assert fact.value is None or slot.fact(fact.value).band == fact.band
        assert fact.words
        assert fact.words.removesuffix("…") in " ".join(text.split())
        assert len(fact.words) <= LONGEST_QUOTE


@given(text=PHRASES, tail=st.sampled_from(["The sky is blue today.", "Cheers from Perth.", "My neighbour has a dog."]))
@settings(max_examples=200, deadline=None)
def test_an_unrelated_sentence_makes_no_fact_another(text: str, tail: str) -> None:
    alone = {fact.slot: fact.band for fact in hear(f"{text}.").facts}
    beside = {fact.slot: fact.band for fact in hear(f"{text}.\n{tail}").facts}

    assert all(beside[slot] == band for slot, band in alone.items() if slot in beside)


@given(st.integers(min_value=0, max_value=10**9))
def test_a_number_reads_the_same_plain_and_grouped(number: int) -> None:
    assert (
        [amount.value for amount in amounts(f"{number}")]
        == [amount.value for amount in amounts(f"{number:,}")]
        == [number]
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10k", 10_000),
        ("2.5k", 2_500),
        ("3 million", 3_000_000),
        ("1.2m", 1_200_000),
        ("4 crore", 40_000_000),
        ("twenty-five", 25),
        ("a hundred", 100),
        ("fifteen hundred", 1_500),
        ("half a million", 500_000),
        ("a few thousand", 3_000),
        ("two dozen", 24),
        ("one hundred thousand", 100_000),
        ("5.000", 5_000),
        ("12 000", 12_000),
        ("seven hundred and two", 702),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, value: float) -> None:
    assert [amount.value for amount in amounts(text)] == [value]


@pytest.mark.parametrize("text", ["$500", "20%", "gpt-4", "llama2-7b", "70b", "v4.3", "a100", "80 percent"])
def test_money_shares_and_names_are_no_amounts(text: str) -> None:
    assert list(amounts(text)) == []


ADVERSARIAL = (
    "a",
    " ",
    "9",
    "9,",
    "we have ",
    "no ",
    "not a ",
    "haven't tried ",
    "a.",
    "a, ",
    "prompt ",
    "fine-tune ",
    "e\u0301",
    "\u0301",
    "ﷺ",
    "50 ",
    "50 support ",
    "in our ",
    "write to the ",
    "sort the ",
    "answers about ",
    "and we ",
    "every ",
    "change ",
    "it is ",
    "(",
    "\u200b",
    "one hundred ",
    "vendor quoted ",
    "eval set of ",
    "x\n",
    "train our ",
    "tried prompt still ",
)


@pytest.mark.parametrize("piece", ADVERSARIAL)
def test_a_hostile_wall_of_text_is_read_within_seconds(piece: str) -> None:
    wall = piece * (128 * 1024 // len(piece))
    started = time.process_time()
    hear(wall, QUESTIONS[0])
    assert time.process_time() - started < 2.0


OPENINGS = ("", "We want it to sort emails. ", "We have 300 stories in our voice: ", "Answers from our manuals. ")
BRICKS = st.one_of(
    st.sampled_from((*ADVERSARIAL, *(f"{piece} " for piece in PIECES), "look at the ", "8x ", "1.5 ")),
    st.text(alphabet="0123456789abcdef", min_size=1, max_size=40).map(lambda word: f"{word} "),
    st.text(alphabet="0123456789xX,.- ", min_size=1, max_size=20),
)
WALLS = st.tuples(st.sampled_from(OPENINGS), st.lists(BRICKS, min_size=1, max_size=60)).map(
    lambda built: (built[0] + "".join(built[1]) * (4_000 // len("".join(built[1])) + 1))[:4_000]
)


@given(wall=WALLS)
@example(wall="have " + "12345678901234567890 " * 190)
@example(wall="We have 300 stories in our voice: " + "1 " * 1_980)
@example(wall="on 8x4090x4090x" + "0123456789 0123456789x" * 180)
@settings(max_examples=120, deadline=None)
def test_a_message_as_long_as_any_is_read_within_a_second(wall: str) -> None:
    assert any(_seconds(wall) < 1.0 for _ in range(3))


def _seconds(text: str) -> float:
    """The processor time that reading takes: what others run beside it does not count."""
    started = time.process_time()
    hear(text)
    return time.process_time() - started


def test_a_clause_that_never_ends_is_cut_between_words_and_all_of_it_is_read() -> None:
    words = ["word"] * 300
    cut = passage(" ".join([*words, "we", "have", "300", "labelled", "examples"])).clauses

    assert max(len(clause.text) for clause in cut) <= 400
    assert " ".join(clause.text for clause in cut).split()[:300] == words
    assert "we have 300 labelled examples" in cut[-1].text
