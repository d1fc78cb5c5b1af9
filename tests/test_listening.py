"""People are understood as they speak: what was once misheard, each as its whole kind, in words not learnt from.

A reading is right where the fact is told, or asked back as what is taken to be so; it is never something else.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from advisor.asides import Answer, CompareApproaches, ShowCosts, ShowPlan, Topic
from advisor.facts import Fact
from advisor.heard import Context, Heard, Intent
from advisor.moves import Advise, AskAgain, AskNext, Confirm
from advisor.questions import BY_ID
from advisor.reading.shortfall import falls_short
from advisor.reply import Actions, Understood
from advisor.slots import BY_ID as BY_SLOT
from bot.listening import hear_without_model
from tests.talk import POLICIES, SORTING, Talk
from training.measure import DECIDED


def heard(text: str, asked: str = "") -> Heard:
    return hear_without_model(text, Context(BY_ID[asked] if asked else None))


def told(found: Heard, slot: str) -> str:
    return next((fact.band for fact in found.facts if fact.slot == slot), "")


def taken(found: Heard, slot: str) -> set[str]:
    """Every band of the slot that the message may mean."""
    return {fact.band for fact in (*found.facts, *found.doubtful) if fact.slot == slot}


def each(*texts: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("text", texts)


def kind(*texts: str, may_miss: float = 0.2) -> Callable[[Callable[[str], None]], Callable[[], None]]:
    """One test of a whole kind: the reader has learnt, and may miss a share of the wordings, which are named."""

    def whole(test: Callable[[str], None]) -> Callable[[], None]:
        def of_the_kind() -> None:
            missed = [text for text in texts if not passes(test, text)]
            assert len(missed) <= may_miss * len(texts), missed

        of_the_kind.__name__ = test.__name__
        return of_the_kind

    return whole


def passes(test: Callable[[str], None], text: str) -> bool:
    try:
        test(text)
    except AssertionError:
        return False
    return True


@kind(
    "we just have a one-line system prompt",
    "there's one sentence in the system prompt, that's all",
    "somebody asked it twice and gave up",
    "I gave it a go over lunch",
    "only the default prompt so far",
)
def test_a_basic_try_at_prompting_is_that_and_nothing_about_data(text: str) -> None:
    found = heard(text, "prompting")

    assert taken(found, "prompting") == {"basic"}
    assert not taken(found, "knowledge")


@kind(
    "we have her newsletters, about 60",
    "we saved around 80 of his letters",
    "about 80 old speeches of hers",
    "we have around 65 of his articles to copy from",
    "we've got about 75 posts of hers",
)
def test_examples_are_heard_at_another_question(text: str) -> None:
    assert taken(heard(text, "describable"), "labelled_examples") == {"under_100"}


@kind(
    "yes we checked about 500 of them by hand",
    "we went over 600 of those ourselves",
    "two of us verified 800 by hand",
    "700 were looked at and corrected",
    "about 550, checked one by one",
)
def test_labels_that_were_checked_by_hand_are_counted(text: str) -> None:
    assert taken(heard(text, "labelled_examples"), "labelled_examples") == {"500_to_1999"}


@each("no", "nope", "No.", "nah", "not really")
def test_a_bare_no_answers_no_question_with_five_choices(text: str) -> None:
    assert told(heard(text, "prompting"), "prompting") == ""


@kind(
    "our CEO read that we should fine-tune GPT on our knowledge base so that staff can ask HR questions",
    "Nurses should be able to ask our ward manual things",
    "a chat where members ask about the club rules and get the right paragraph",
    "people keep ringing about opening times and fees, it's all in our brochure",
    "could it learn our tax guidelines so that clerks just ask?",
)
def test_answers_from_documents_are_understood_from_the_first_message(text: str) -> None:
    assert "answer" in taken(heard(text), "task")


@each("We let one write examples for us.", "The examples are made up by a model.", "ChatGPT invents the samples for us",
      "all examples so far are synthetic", "a model writes our training pairs")  # fmt: skip
def test_examples_that_a_model_writes_are_no_number(text: str) -> None:
    found = heard(text, "labelled_examples")

    assert told(found, "labelled_examples") in ("", "none")


@kind(
    "Pick for every guest message which of our five desks should get it",
    "Say whether a review is about breakfast or not",
    "Guess how angry a guest is: calm, annoyed, furious",
    "sort our mail by the office that should answer",
    "put each complaint into one of nine drawers",
    "decide if a posting breaks the rules",
)
def test_sorting_needs_nobodys_word_for_it(text: str) -> None:
    assert taken(heard(text, "task"), "task") == {"sort"}


TOLD_ANYWHERE = {
    text: (slot, band)
    for text, slot, band in (
        ("some 3000 rows, labelled by our clerks", "labelled_examples", "2000_plus"),
        ("around 2,600 letters, tagged by two colleagues", "labelled_examples", "2000_plus"),
        ("we hold back 150 cases for testing", "eval_set", "20_plus"),
        ("a test set with 90 cases", "eval_set", "20_plus"),
        ("six weeks on the prompt, scored weekly, stuck at 70", "prompting", "short"),
    )
}


@kind(*TOLD_ANYWHERE, may_miss=0.4)
def test_what_is_told_at_any_question_is_taken(text: str) -> None:
    slot, band = TOLD_ANYWHERE[text]

    assert band in taken(heard(text, "gap" if slot == "prompting" else "volume"), slot)


@kind(
    "Could you book a table for me tonight?",
    "Which tyres fit a bicycle with 28 inch wheels?",
    "what's a good wine with duck",
    "who left the lights on in the cellar",
    "what should I cook for six people",
    "how do I get rust off a gate",
)
def test_what_is_no_business_of_ours_is_declined(text: str) -> None:
    assert heard(text).intent is Intent.OFF_TOPIC


@each(
    "Should our company build its own AI?",
    "do we need a model of our own",
    "is fine-tuning something for us?",
    "everyone is training models, should we?",
    "would training a model make sense here",
)
def test_a_bare_question_is_asked_what_for(text: str) -> None:
    talk = Talk().say(text)

    assert isinstance(talk.move, AskNext | Confirm)
    assert talk.move.question.slots == ("task",)


@kind(
    "Wir wollen, dass das Modell Anfragen nach Abteilung sortiert. Lohnt sich das?",
    "On aimerait trier les mails des locataires par service",
    "Queremos que clasifique los tickets por equipo",
    "お客様の声を種類ごとに分けたい",
    "把用户反馈按类型分类",
)
def test_other_languages_are_read(text: str) -> None:
    assert taken(heard(text), "task") == {"sort"}


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("on our own boxes in the basement", "open_weights"),
        ("only on servers that stand in our building", "open_weights"),
        ("it has to be Google's cloud", "cloud"),
        ("whoever is cheapest", "any"),
        ("legal only lets us use OpenAI", "openai"),
    ],
)
def test_where_it_may_run_is_understood(text: str, band: str) -> None:
    assert band in taken(heard(text, "provider"), "provider")


@each("should we fine-tune?", "is it worth tuning", "fine-tuning, yes or no?", "to train or not to train",
      "what about fine-tuning")  # fmt: skip
def test_numbers_after_a_bare_question_leave_the_task_open(text: str) -> None:
    talk = Talk().say(text).say("we have 5000 labelled examples")

    assert talk.facts.get("task") is None
    assert talk.facts.get("labelled_examples", "2000_plus") == "2000_plus"


@kind(
    "prices move every Monday, the rest hardly ever",
    "a new list comes out each week",
    "somebody edits it most days",
    "every Friday there's an update",
    "it's different again every couple of days",
)
def test_what_changes_weekly_is_no_standing_matter(text: str) -> None:
    assert taken(heard(text, "volatility"), "volatility") == {"weekly"}


@each(
    "ungefähr fünftausend am Tag", "unos cinco mil al día", "dalle parti di 5000 al giorno", "环绕每天五千", "約5000件"
)
def test_amounts_in_other_languages_are_read_or_asked_for_and_never_misread(text: str) -> None:
    assert taken(heard(text, "volume"), "volume") <= {"1k_to_10k"}


@pytest.fixture
def advised() -> Talk:
    """A talk after its verdict, on sorting letters."""
    talk = Talk().press(task="sort").press(gap="enough")
    while not isinstance(talk.move, Advise):
        talk.press(**dict.fromkeys(talk.session.asked, "unsure"))
    return talk


@each("ok what should we do", "how do I start", "so what do we do now", "right, and the first step?",
      "what do I tell my team to do")  # fmt: skip
def test_after_a_verdict_the_next_steps_are_given(advised: Talk, text: str) -> None:
    assert isinstance(advised.say(text).move, ShowPlan)


@each("bye", "goodbye, got a truck waiting", "gotta go", "that's it from me, bye", "see you tomorrow then")
def test_leave_is_taken_at_any_time(advised: Talk, text: str) -> None:
    for talk in (advised, Talk().say("should we fine-tune?")):
        move = talk.say(text).move
        assert isinstance(move, Answer)
        assert move.topic is Topic.FAREWELL


@each("could a small model do it?", "would a decision tree be good enough?", "what about plain keyword rules?",
      "is there a cheaper way?", "why not a smaller GPT?", "couldn't we just use a script")  # fmt: skip
def test_another_way_that_is_proposed_is_weighed_and_no_fact_changes(advised: Talk, text: str) -> None:
    before = dict(advised.facts)

    assert isinstance(advised.say(text).move, CompareApproaches)
    assert advised.facts == before


@each("dunno", "hm", "let me think", "good question", "I'd have to ask")
def test_who_hesitates_after_a_verdict_is_not_told_that_nothing_new_was_found(advised: Talk, text: str) -> None:
    move = advised.say(text).move

    assert not (isinstance(move, Answer) and move.topic is Topic.NOTHING_NEW)


@each("verdict", "just give me your verdict now", "enough questions, what do you say", "your advice please",
      "tell me yes or no already")  # fmt: skip
def test_the_verdict_is_given_at_any_time_on_what_is_known(text: str) -> None:
    talk = Talk().press(task="sort").say(text)

    assert isinstance(talk.move, Advise)
    assert talk.move.quick


@each(
    "another project: our museum wants labels written",
    "something else: we'd like to forecast returns",
    "now a different matter, the lab wants protein names pulled out of papers",
    "new project: a tutor for our apprentices",
    "second project: summaries of board meetings",
)
def test_another_matter_starts_afresh_and_one_word_brings_the_first_back(advised: Talk, text: str) -> None:
    before = dict(advised.facts)
    talk = advised.say(text)

    assert talk.session is not None
    assert talk.session.before is not None
    assert talk.facts.get("gap") != "enough"

    both = talk.say("same project").facts
    # Of what both tell, the later word counts.
    assert all(both[slot] == band for slot, band in before.items() if slot not in ("task", "gap"))
    assert before.keys() <= both.keys()


@each("you already asked me that", "that's not what I said", "you are going in circles", "no, you got me wrong",
      "I told you a minute ago")  # fmt: skip
def test_who_complains_sees_what_was_understood_and_can_change_it(text: str) -> None:
    talk = Talk().press(task="sort").say(text)

    assert "Sorry" in str(talk.reply.blocks)
    assert talk.facts["task"] == "sort"


@each("what is LoRA by the way?", "Also, what does RAG mean?", "What is an embedding?")
def test_a_question_in_passing_is_answered_beside_the_fact(text: str) -> None:
    talk = Talk().press(task="sort").say(f"One letter in five goes to the wrong desk. {text}")

    assert "accuracy" in {talk.facts.get("gap"), *(fact.band for fact in talk.session.doubtful)}
    assert "Some" not in text
    assert any(name in str(talk.reply.blocks) for name in ("LoRA", "RAG", "mbedding"))


@each(
    "should we fine-tune?",
    "Should we fine-tune a model?",
    "do we need fine-tuning?",
    "fine-tune or not?",
    "just tell me whether to fine-tune",
)
def test_the_bare_enquiry_opens_with_the_first_question(text: str) -> None:
    assert isinstance(Talk().say(text).move, AskNext)


@each(
    "NOT openai, any provider is fine",
    "please forget openai, it may run anywhere",
    "not with openai, we don't mind which one",
    "anything goes, never openai though",
    "no openai, pas openai, sonst egal wo es läuft",
)
def test_what_is_denied_is_not_told(text: str) -> None:
    assert "openai" not in taken(heard(text, "provider"), "provider")


@each(
    "about once a month, not daily",
    "not weekly, more like once a month",
    "es ändert sich nicht täglich, eher jeden Monat",
    "una vez al mes, no a diario",
    "monthly I'd say, never every day",
)
def test_of_two_frequencies_the_denied_one_is_not_heard(text: str) -> None:
    assert taken(heard(text, "volatility"), "volatility") <= {"monthly"}


@each("forget openai", "scrap openai", "not openai", "drop openai!", "no longer openai")
def test_what_was_told_and_is_denied_is_asked_again(text: str) -> None:
    talk = Talk().say(SORTING).press(provider="openai").say(text)

    assert isinstance(talk.move, AskAgain)
    assert talk.move.question.slots == ("provider",)


@each("yeah way fewer", "yes more or less", "i guess so", "kind of", "sounds about right", "yep, brand new idea")
def test_a_hedged_yes_to_what_is_to_be_confirmed_is_a_yes(text: str) -> None:
    context = Context(BY_ID["labelled_examples"], doubtful=(Fact("labelled_examples", "under_100", words="a few"),))

    found = hear_without_model(text, context)

    assert told(found, "labelled_examples") == "under_100"
    assert found.intent is Intent.TELL


@each("i don't think so", "not quite", "no way", "certainly not", "not exactly")
def test_a_hedged_no_is_a_no(text: str) -> None:
    context = Context(BY_ID["labelled_examples"], doubtful=(Fact("labelled_examples", "under_100", words="a few"),))

    assert hear_without_model(text, context).intent is Intent.OTHERWISE


def test_a_yes_with_another_number_is_the_number() -> None:
    context = Context(BY_ID["labelled_examples"], doubtful=(Fact("labelled_examples", "under_100", words="a few"),))

    assert taken(hear_without_model("yes about 500 labelled examples", context), "labelled_examples") == {"500_to_1999"}


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("and where do I start with this on Monday", Intent.NEXT_STEPS),
        ("ok so who does what now", Intent.NEXT_STEPS),
        ("my boss will want to know the price", Intent.COST),
        ("what's that going to set us back per month", Intent.COST),
        ("can't we just train the price list into it", Intent.ALTERNATIVE),
        ("wouldn't a keyword filter be enough here", Intent.ALTERNATIVE),
        ("und was kostet uns das", Intent.COST),
        ("et concrètement, on commence par quoi", Intent.NEXT_STEPS),
        ("what could possibly go wrong with it", Intent.RISKS),
    ],
)
def test_after_a_verdict_questions_in_everyday_words_are_answered(text: str, intent: Intent) -> None:
    assert hear_without_model(text, DECIDED).intent is intent


def test_what_nobody_understands_after_a_verdict_offers_what_can_be_asked() -> None:
    talk = Talk().say(POLICIES).say("our model is interesting")

    assert talk.block(Understood)
    assert isinstance(talk.reply.blocks[-1], Actions)


@pytest.mark.parametrize(
    ("text", "pages"), [("rund 3.000 Seiten", "large"), ("Ja, richtig. Es sind etwa 3.000 Seiten", "large")]
)
def test_a_dot_within_a_number_parts_no_reply(text: str, pages: str) -> None:
    context = Context(BY_ID["task"], doubtful=(Fact("task", "answer", words="x"),))

    assert told(hear_without_model(text, context), "corpus_size") == pages


@each("3 i guess?? we never tried", "3, more or less", "number 3", "pues la 3, creo", "3. but nobody wrote it down")
def test_a_number_of_the_list_counts_with_words_behind_it(text: str) -> None:
    found = hear_without_model(text, Context(BY_ID["prompting"], numbered=True))

    assert told(found, "prompting") == BY_SLOT["prompting"].bands[2].id


@each(
    "86% acc, need 93", "our best prompt gets 84 %, we need 95", "we are at 0.86 f1 and the bar is 0.93",
    "72 % richtig, wir brauchen 90", "accuracy is 86%, target 93%",
)  # fmt: skip
def test_a_share_that_is_reached_and_a_higher_one_that_is_needed_are_too_many_mistakes(text: str) -> None:
    assert told(heard(text), "gap") == "accuracy"


@each("we have 5% churn and need 40 people", "we need 95 % and get 84 euros", "20% off, want 30 more")
def test_other_shares_say_nothing_of_mistakes(text: str) -> None:
    assert falls_short(text) is None


def test_a_rate_is_that_of_the_amount_beside_it() -> None:
    found = heard("8 boxes, 400ish a week, maybe 2k old ones already tagged")

    assert [fact.value for fact in found.facts if fact.slot == "volume"] in ([], [pytest.approx(400 / 7)])


def test_what_is_asked_beside_what_is_told_is_answered_and_both_count() -> None:
    talk = Talk().say(POLICIES).say("We may use any provider. What would that cost us?")

    assert isinstance(talk.move, ShowCosts)
    assert talk.facts["provider"] == "any"


def test_a_fact_that_is_told_and_confirmed_at_once_is_listed_once() -> None:
    talk = Talk().say("Our bot answers guests, it makes up opening hours")
    said = talk.say("Yes, it invents opening hours, it makes up facts of ours")
    listed = [fact.slot for block in said.reply.blocks if isinstance(block, Understood) for fact in block.facts]

    assert len(listed) == len(set(listed))
