"""What is exact in a message is read exactly, on every front, before anybody interprets it."""

from __future__ import annotations

import pytest

from advisor.facts import Fact, Facts
from advisor.interpret import exactly, opened
from advisor.interpret.commands import COMMANDS, CommandPattern, bare
from advisor.interpret.counts import counts
from advisor.interpret.heard import Context, Heard, Intent
from advisor.interpret.normalise import fold
from advisor.slots import BY_ID as SLOTS
from advisor.slots.questions import BY_ID, cut_down

CHECKLIST = BY_ID["readiness"]
GOOD = {"eval_set": "20_plus", "failures_read": "yes", "label_quality": "verified"}
BAD = {"eval_set": "under_20", "failures_read": "no", "label_quality": "unverified"}
PLACES = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth",
)  # fmt: skip
PLAIN = [name for name, question in BY_ID.items() if not question.checklist]


def heard(text: str, question: str, *, numbered: bool = True) -> Heard | None:
    return exactly(text, Context(BY_ID[question], numbered=numbered))


def bands(text: str, question: str, *, numbered: bool = True) -> dict[str, str]:
    found = heard(text, question, numbered=numbered)
    return Facts.of(found.facts).bands() if found else {}


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.like)
def test_every_row_of_words_matches_its_example_and_not_its_counterexample(row: CommandPattern) -> None:
    assert exactly(row.like, Context()) == Heard(row.intent)
    assert not row.pattern.fullmatch(bare(row.unlike))


@pytest.mark.parametrize("reply", ["{n}", "{n})", "option {n}", "({n})", "#{n}", "the {word}", "{letter})"])
@pytest.mark.parametrize("question", ["task", "gap", "volatility", "prompting", "provider"])
def test_an_option_is_chosen_by_its_place_where_the_list_has_numbers(reply: str, question: str) -> None:
    for number, band in enumerate(SLOTS[question].bands, start=1):
        text = reply.format(n=number, word=PLACES[number - 1], letter="abcdefghijklmn"[number - 1])
        assert bands(text, question) == {question: band.id}


@pytest.mark.parametrize("question", PLAIN)
def test_a_bare_number_chooses_nothing_where_the_list_shows_none(question: str) -> None:
    found = bands("2", question, numbered=False)
    assert found == ({question: SLOTS[question].fact(2).band} if SLOTS[question].numeric else {}) or question == (
        "corpus_size"
    )


@pytest.mark.parametrize("question", PLAIN)
def test_every_label_answers_its_question(question: str) -> None:
    for band in SLOTS[question].bands:
        for text in (band.label, band.label.upper(), f"{band.label}."):
            assert bands(text, question, numbered=False) == {question: band.id}


@pytest.mark.parametrize("question", PLAIN)
def test_the_place_after_the_last_option_is_not_sure(question: str) -> None:
    assert heard(str(len(SLOTS[question].bands) + 1), question) == Heard(Intent.UNSURE)


@pytest.mark.parametrize(
    ("reply", "question", "band"),
    [
        ("yes", "describable", "easy"),
        ("nope", "describable", "hard"),
        ("not really", "describable", "hard"),
        ("yes we do", "logs", "kept"),
        ("no", "logs", "none"),
        ("ja", "describable", "easy"),
        ("いいえ", "describable", "hard"),
        ("no", "vendor_pitch", "no"),
        ("yep", "skill", "some"),
        ("none", "labelled_examples", "none"),
        ("0", "labelled_examples", "none"),
        ("about 300", "labelled_examples", "100_to_499"),
        ("a couple of thousand", "labelled_examples", "2000_plus"),
        ("300 or so", "labelled_examples", "100_to_499"),
        ("maybe 5,000", "volume", "1k_to_10k"),
        ("70,000 a week", "volume", "10k_to_100k"),
        ("约 5000", "volume", "1k_to_10k"),
        ("about 300", "corpus_size", "small"),
        ("3,000 documents", "corpus_size", "large"),
    ],
)
def test_an_exact_reply_is_heard_in_its_question(reply: str, question: str, band: str) -> None:
    assert bands(reply, question, numbered=False) == {question: band}


@pytest.mark.parametrize("reply", ["yes", "Yep.", "ja", "yes it does", "oui"])
def test_a_bare_yes_answers_a_question_that_takes_one_however_many_choices_it_has(reply: str) -> None:
    assert bands(reply, "strong_model", numbered=False) == {"strong_model": "works"}


@pytest.mark.parametrize("question", ["task", "gap", "prompting", "provider", "volatility", "retrieval", "access"])
@pytest.mark.parametrize("reply", ["no", "nope", "yes", "nah", "not really", "yep"])
def test_a_bare_yes_or_no_answers_no_question_with_more_than_two_choices(reply: str, question: str) -> None:
    assert heard(reply, question) is None


@pytest.mark.parametrize(
    ("reply", "ticked"),
    [
        ("1 and 3", {"eval_set", "label_quality"}),
        ("We have 1 and 3", {"eval_set", "label_quality"}),
        ("just 2", {"failures_read"}),
        ("all", set(GOOD)),
        ("All of them!", set(GOOD)),
        ("none", set()),
        ("first two", {"eval_set", "failures_read"}),
        ("the last two", {"failures_read", "label_quality"}),
        ("error analysis, labels", {"failures_read", "label_quality"}),
        ("everything except the labels", set(GOOD) - {"label_quality"}),
        ("all but 2", set(GOOD) - {"failures_read"}),
        ("a, c", {"eval_set", "label_quality"}),
    ],
)
def test_a_complete_answer_to_the_checklist_sets_every_item(reply: str, ticked: set[str]) -> None:
    assert bands(reply, "readiness") == {slot: (GOOD if slot in ticked else BAD)[slot] for slot in GOOD}


@pytest.mark.parametrize(("reply", "band"), [("yes", "verified"), ("no", "unverified")])
def test_a_checklist_cut_down_to_one_item_is_a_plain_question(reply: str, band: str) -> None:
    asked = cut_down(CHECKLIST, frozenset({"label_quality"}))

    found = exactly(reply, Context(asked))

    assert found is not None
    assert Facts.of(found.facts).bands() == {"label_quality": band}


@pytest.mark.parametrize("reply", ["not sure", "No idea, sorry", "I don't know that", "hard to say", "skip", "dunno"])
@pytest.mark.parametrize("question", ["volume", "describable", "labelled_examples", "readiness"])
def test_not_knowing_is_an_answer(reply: str, question: str) -> None:
    assert heard(reply, question) == Heard(Intent.UNSURE)


SORT, DRAFT = Fact("task", "sort", words="which desk gets it"), Fact("task", "draft", words="the letters")


@pytest.mark.parametrize("reply", ["yes", "Yes, exactly", "right", "1", "that's right", "oui"])
def test_what_is_taken_to_be_so_counts_once_it_is_confirmed(reply: str) -> None:
    asked = Context(BY_ID["task"], doubtful=(SORT,), numbered=True)

    assert exactly(reply, asked) == Heard(Intent.TELL, (SORT,))


@pytest.mark.parametrize("reply", ["no", "nope", "2", "something else", "No, something else"])
def test_what_is_denied_is_not_so_whatever_it_is_instead(reply: str) -> None:
    assert exactly(reply, Context(BY_ID["task"], doubtful=(SORT,), numbered=True)) == Heard(Intent.OTHERWISE)


@pytest.mark.parametrize(
    ("reply", "fact"), [("the second one", DRAFT), ("1", SORT), (SLOTS["task"].band("draft").label, DRAFT)]
)
def test_of_two_readings_one_is_chosen(reply: str, fact: Fact) -> None:
    found = exactly(reply, Context(BY_ID["task"], doubtful=(SORT, DRAFT), numbered=True))

    assert found is not None
    assert [(own.slot, own.band) for own in found.facts] == [(fact.slot, fact.band)]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("told you already. yes. the phone calls cost too much", "told you already. the phone calls cost too much"),
        ("Yeah sure. Just give me the verdict.", "Just give me the verdict"),
        ("Ja genau, und es ist teuer", "und es ist teuer"),
        ("yes, of course, the factory has no internet", "of course, the factory has no internet"),
        ("はい、そうです。", "そうです"),
    ],
)
def test_a_yes_at_the_beginning_is_a_yes_and_the_rest_is_read_too(text: str, rest: str) -> None:
    assert opened(text, Context(BY_ID["task"], doubtful=(SORT,))) == (Heard(Intent.TELL, (SORT,)), rest)


@pytest.mark.parametrize(
    "text",
    [
        "No, nobody is writing anything new",
        "It's not about tone. Sometimes it goes to the wrong vet",
        "Not really sorting. It reads a statement",
        "I never said that, we draft letters",
        "Nein, eher etwas anderes",
    ],
)
def test_a_denial_at_the_beginning_is_a_no_and_all_of_it_is_read_too(text: str) -> None:
    found = opened(text, Context(BY_ID["task"], doubtful=(SORT,)))

    assert found is not None
    assert found[0].intent is Intent.OTHERWISE
    assert len(found[1].split()) >= len(text.split()) - 1


@pytest.mark.parametrize(
    "text", ["the second, I suppose", "the second one, yes. Dunno why you ask twice", "the second. sorry"]
)
def test_a_place_at_the_beginning_chooses_one_of_two_readings(text: str) -> None:
    found = opened(text, Context(BY_ID["task"], doubtful=(SORT, DRAFT)))

    assert found is not None
    assert found[0].facts == (DRAFT,)


def test_who_answers_a_yes_or_no_question_and_goes_on_has_answered_it() -> None:
    found = opened("Yes, it's simple. We get 90 a day", Context(BY_ID["describable"]))

    assert found is not None
    assert [fact.band for fact in found[0].facts] == ["easy"]


@pytest.mark.parametrize("text", ["yes", "we sort letters. yes", "right. So it costs too much"])
def test_without_a_question_nothing_is_opened(text: str) -> None:
    assert opened(text, Context()) is None


@pytest.mark.parametrize("text", ["yes", "no", "neither of them"])
def test_yes_alone_chooses_neither_of_two_readings(text: str) -> None:
    found = exactly(text, Context(BY_ID["task"], doubtful=(SORT, DRAFT)))

    assert found is None or found.intent is Intent.OTHERWISE


@pytest.mark.parametrize(
    "text", ["About 300, and we have no evals", "we sort letters", "yes, but only on Mondays", "no idea why it fails"]
)
def test_a_message_that_says_more_is_left_to_a_reader(text: str) -> None:
    assert heard(text, "labelled_examples") is None


def test_a_reply_quotes_itself() -> None:
    found = heard(" About 300! ", "labelled_examples")

    assert found is not None
    assert [fact.words for fact in found.facts] == ["About 300!"]


def test_a_yes_at_the_head_of_a_reply_is_quoted_in_the_senders_own_letters() -> None:
    found = opened("YES, and we get many of them", Context(BY_ID["describable"]))

    assert found is not None
    assert [fact.words for fact in found[0].facts] == ["YES"]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("About 400 object texts, two pages each", 320_000),
        ("we have 400 texts in german, every one two pages", 320_000),
        ("120 Dokumente, jeweils 5 Seiten", 240_000),
        ("80 reports of 10 pages", 320_000),
        ("40 pages of rules", 16_000),
        ("900 leases a day, 30 pages each", None),
        ("2 people and 3 pages each", None),
    ],
)
def test_pieces_of_so_many_pages_are_multiplied(text: str, tokens: int | None) -> None:
    found = [count.fact("").value for count in counts(fold(text).text) if count.slot == "corpus_size"]

    assert found == ([tokens] if tokens else [])
