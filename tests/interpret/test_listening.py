"""People are understood as they speak: what was once misheard, each as its whole kind, in words not learnt from.

A reading is right where the fact is told, or asked back as what is taken to be so; it is never something else.
"""

from __future__ import annotations

import pytest

from advisor.facts import Fact
from advisor.interpret.heard import Context, Intent
from advisor.interpret.shortfall import falls_short
from advisor.slots import BY_ID as BY_SLOT
from advisor.slots.questions import BY_ID
from bot.nlu.interpret import hear_without_model
from tests.support.hearing import each, heard, kind, taken, told


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
