"""Reading by a model: what is kept of what it says, what is asked about, and what happens when it fails."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from time import monotonic

import pytest

from advisor.facts import Fact
from advisor.interpret.heard import Context, Heard, Intent, ReadBy
from advisor.interpret.normalise import LONGEST_QUOTE
from advisor.replies import wording
from advisor.reply import Ask, Notice
from advisor.slots.questions import BY_SLOT
from advisor.verdict import Approach
from bot.llm.interpreter import ModelInterpreter
from bot.llm.model_request import Failure, Why
from bot.llm.proof import Drop
from bot.nlu.interpret import Listener
from tests.llm.test_llm_claude import FAULTS, SLACK
from tests.support.fakes_model import ToldModel, answering, claude
from tests.support.model_reader import SECONDS, TASK, VOICE, answered, claim, heard, listener, notices, reading
from tests.support.talk import AUSTRALIAN, SORTING, hear


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("text", [AUSTRALIAN, SORTING])
async def test_whatever_the_model_does_the_built_in_reader_answers_and_the_reply_says_so(fault: str, text: str) -> None:
    handler, _ = FAULTS[fault]
    without = await answered(Listener(), text)
    started = monotonic()
    async with claude(handler) as model:
        outcome = await answered(Listener(ModelInterpreter(model, TASK)), text)

    assert monotonic() - started < SECONDS + SLACK
    assert outcome.session == without.session
    assert wording.PATHS[ReadBy.MODEL_FAILED] in notices(outcome.reply)
    kept = [block for block in outcome.reply.blocks if block != Notice(wording.PATHS[ReadBy.MODEL_FAILED])]
    assert tuple(kept) == without.reply.blocks


HARMLESS = {
    "an invented quote": reading(claim("prompting=short", "we tried everything for months")),
    "words of the prompt as a quote": reading(claim("owner=named", "Labelled examples are inputs")),
    "words that begin within a word": reading(claim("owner=named", "ant replies")),
    "words that end within a word": reading(claim("owner=named", "replies in Austral")),
    "a letter of a word as a quote": reading(claim("owner=named", "s")),
    "a band that does not exist": reading(claim("prompting=excellent", "Australian English")),
    "a band of another slot": reading(claim("owner=short", "support emails")),
    "a slot that does not exist": reading(claim("verdict=yes", "50 support emails")),
    "no fact at all": reading(claim("", "50 support emails")),
    "an empty quote": reading(claim("owner=named", "")),
    "punctuation as a quote": reading(claim("owner=named", " . ")),
    "another number than was said": reading(claim("labelled_examples=2000_plus", "50 support emails")),
    "a number that was not said": reading(claim("volume=over_100k", "support emails")),
    "a whole novel as a quote": reading(claim("owner=named", "We have 50 support emails " * 20)),
    "something that cannot be undone": reading(intent="start_over"),
    "something for everybody to see": reading(intent="share"),
    "an intent that does not exist": reading(intent="approve"),
    "an approach that does not exist": reading(expected="bribery"),
}


@pytest.mark.parametrize("told", HARMLESS)
async def test_what_the_model_makes_up_is_nothing(told: str) -> None:
    assert await heard(AUSTRALIAN, HARMLESS[told]) == Heard(Intent.TELL, path=ReadBy.MODEL)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Für die Pflege wäre Frau Özdemir da", "f"),
        ("Für die Pflege wäre Frau Özdemir da", "die Pflege w"),
        ("За это отвечает наша команда", "отвечает наша коман"),
    ],
)
async def test_half_a_word_of_any_script_that_parts_them_proves_nothing(text: str, quote: str) -> None:
    assert (await heard(text, reading(claim("owner=named", quote)))).facts == ()


async def test_half_a_number_is_no_number() -> None:
    told = reading(claim("labelled_examples=under_100", "50 support emails"))

    assert await heard("We have 1750 support emails", told) == Heard(Intent.TELL, path=ReadBy.MODEL)


@pytest.mark.parametrize("more", range(20))
async def test_a_long_quote_is_cut_between_words_and_says_that_it_goes_on(more: int) -> None:
    text = f"We{'l' * more} promised our customers, in writing and more than once, that somebody will look after it"
    text = f"{text} for as long as they need it and in whichever country they happen to be"

    (fact,) = (await heard(text, reading(claim("owner=named", text)))).facts

    quoted, sign, rest = fact.words.partition("…")
    assert (sign, rest) == ("…", "")
    assert len(fact.words) <= LONGEST_QUOTE
    assert quoted.split() == text.split()[: len(quoted.split())]


async def test_a_whole_message_as_a_quote_proves_nothing() -> None:
    text = " ".join(["We have support emails and want replies in our own tone"] * 5)

    assert await heard(text, reading(claim("owner=named", text))) == Heard(Intent.TELL, path=ReadBy.MODEL)


async def test_claims_that_do_not_hold_are_counted() -> None:
    interpreter = ModelInterpreter(ToldModel(HARMLESS["an invented quote"]), TASK)

    await interpreter.read(AUSTRALIAN, Context(), tenant="acme")

    assert interpreter.dropped == {Drop.NOT_SAID: 1}


async def test_nothing_that_the_built_in_reader_would_find_is_added_to_what_a_model_reads() -> None:
    assert hear(SORTING).facts

    assert (await heard(SORTING, reading())).facts == ()


async def test_a_fact_is_heard_with_the_words_it_stands_in() -> None:
    found = await heard(VOICE, reading(claim("describable=hard", "nobody can say HOW")))

    assert found.facts == (Fact("describable", "hard", words="nobody can say how"),)
    assert found.path is ReadBy.MODEL


async def test_what_is_not_plain_is_only_taken_to_be_so_and_asked_about() -> None:
    model = reading(claim("task=sort", "sort incoming emails", plainly=False))

    outcome = await answered(listener(model), SORTING)

    assert "task" not in outcome.session.facts
    ask = outcome.reply.blocks[-1]
    assert isinstance(ask, Ask)
    assert ask.text.startswith("I take it that you want texts sorted")
    assert "sort incoming emails" in ask.text


async def test_two_plain_claims_for_one_slot_are_put_to_the_asker() -> None:
    model = reading(claim("task=sort", "sort incoming emails"), claim("task=answer", "incoming emails"))

    outcome = await answered(listener(model), SORTING)

    ask = outcome.reply.blocks[-1]
    assert isinstance(ask, Ask)
    assert [option.band for option in ask.options] == ["sort", "answer", "both", "otherwise", "unsure"]


async def test_the_answer_to_such_a_question_settles_it_without_the_model() -> None:
    model = reading(claim("task=sort", "sort incoming emails", plainly=False))

    outcome = await answered(listener(model), SORTING, "yes")

    assert outcome.session.facts.band("task") == "sort"


@pytest.mark.parametrize(
    ("text", "fact", "quote", "asked", "value"),
    [
        ("客服每天要处理20w条消息，我们想自动分类", "volume=over_100k", "每天要处理20w条消息", "volume", 200_000),
        ("we have roughly 740 of those in a drawer", "labelled_examples=500_to_1999", "740 of those", "", 740),
        ("it's about 90 a day, more at Easter", "volume=under_1k", "90 a day", "", 90),
        ("I'd guess 7,000, on a Monday", "volume=1k_to_10k", "I'd guess 7,000", "volume", 7_000),
        ("there are 70 sheets of paper", "corpus_size=small", "70 sheets of paper", "corpus_size", None),
    ],
)
async def test_one_number_in_the_quote_counts_whatever_the_words_around_it(
    text: str, fact: str, quote: str, asked: str, value: float | None
) -> None:
    found = await heard(text, reading(claim(fact, quote)), Context(BY_SLOT.get(asked)))

    assert [(own.slot + "=" + own.band) for own in found.facts] == [fact]
    assert value is None or found.facts[0].value == value


@pytest.mark.parametrize(
    ("text", "fact"), [("ungefähr fünftausend am Tag", "volume=1k_to_10k"), ("毎日五千件", "volume=1k_to_10k")]
)
async def test_numbers_in_words_that_we_cannot_read_are_the_models_to_read(text: str, fact: str) -> None:
    found = await heard(f"{text}, glaube ich", reading(claim(fact, text)), Context(BY_SLOT["volume"]))

    assert [f"{own.slot}={own.band}" for own in found.facts] == [fact]


async def test_a_rate_without_a_period_is_none_unless_it_was_asked_for() -> None:
    found = await heard("Our 300 nurses write letters", reading(claim("volume=1k_to_10k", "300 nurses")))

    assert found.facts == ()


@pytest.mark.parametrize(
    ("answer", "intent", "terms"),
    [
        (reading(intent="why"), Intent.WHY, ()),
        (reading(intent="term", about="lora"), Intent.TERM, ("lora",)),
        (reading(intent="term"), Intent.TELL, ()),
        (reading(intent="alternative", about="classifier"), Intent.ALTERNATIVE, ("classifier",)),
        (reading(intent="alternative", about="magic"), Intent.ALTERNATIVE, ()),
        (reading(intent="otherwise"), Intent.OTHERWISE, ()),
    ],
)
async def test_what_is_asked_in_free_words_is_understood(
    answer: Mapping[str, object], intent: Intent, terms: tuple[str, ...]
) -> None:
    found = await heard("Could you walk me through that?", answer)

    assert (found.intent, found.terms) == (intent, terms)


async def test_facts_that_were_told_are_never_talked_away_by_a_question_beside_them() -> None:
    found = await heard(SORTING, reading(claim("task=sort", "sort incoming emails"), intent="off_topic"))

    assert (found.intent, len(found.facts)) == (Intent.TELL, 1)


async def test_another_project_keeps_its_facts() -> None:
    text = "Another project: marketing wants replies in our brand voice"

    found = await heard(text, reading(claim("task=draft", "replies in our brand voice"), intent="new_matter"))

    assert (found.intent, [fact.band for fact in found.facts]) == (Intent.NEW_MATTER, ["draft"])


async def test_a_spent_budget_is_said_and_the_built_in_reader_answers() -> None:
    outcome = await answered(listener(Failure(Why.SPENT)), AUSTRALIAN)

    assert wording.PATHS[ReadBy.BUDGET_SPENT] in notices(outcome.reply)
    assert outcome.session == (await answered(Listener(), AUSTRALIAN)).session


async def test_without_a_model_nothing_is_said_about_one() -> None:
    outcome = await answered(Listener(), AUSTRALIAN)

    assert not any("language model" in text for text in notices(outcome.reply))


@pytest.mark.parametrize("expected", ["", *(approach.value for approach in Approach)])
async def test_what_the_model_expected_goes_on_the_record_and_changes_nothing_else(expected: str) -> None:
    claims = (claim("task=sort", "sort incoming emails"), claim("gap=accuracy", "into categories"))
    outcomes = [
        await answered(listener(reading(*claims, expected=own)), SORTING, "so far so good, and now?")
        for own in ("", expected)
    ]

    assert outcomes[0].reply == outcomes[1].reply
    assert outcomes[0].session == outcomes[1].session
    assert outcomes[1].enquiry is not None
    assert outcomes[1].enquiry.expected == expected


async def test_a_good_answer_over_the_wire_is_heard() -> None:
    async with claude(answering(reading(claim("describable=hard", "nobody can say how")))) as model:
        found = await Listener(ModelInterpreter(model, TASK)).hear(VOICE, Context(), tenant="acme")

    assert [fact.slot for fact in found.facts] == ["describable"]


async def test_while_somebody_is_read_for_the_first_time_the_others_go_on() -> None:
    async def ticks() -> int:
        count = 0
        while not reading_it.done():
            count += 1
            await asyncio.sleep(0.001)
        return count

    reading_it = asyncio.ensure_future(Listener().hear(SORTING * 20, Context(), tenant="acme"))

    assert await ticks() > 3
