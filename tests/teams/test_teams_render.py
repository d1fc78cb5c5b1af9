"""Replies as Adaptive Cards: complete, within Teams' limits, and with nothing in them that a text could make act."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from advisor.message import Choice
from advisor.replies.question import ask
from advisor.reply import (
    Action,
    Actions,
    Ask,
    Bar,
    Bars,
    Chart,
    Checklist,
    ChecklistItem,
    Contacts,
    Definition,
    Entries,
    Figures,
    HeadlineBlock,
    KeyFigure,
    Notice,
    Option,
    Reason,
    Reasons,
    Reply,
    Steps,
    Table,
    Understood,
    UnderstoodFact,
)
from advisor.slots.questions import BY_ID, QUESTIONS, VOLUNTEERED, Question
from bot.teams import press
from bot.teams.limits import LIMITS, REST_CUT, cut, escaped, plain
from bot.teams.render import render, settled
from tests.support.fakes_teams import parts

NONCE = "0123456789abcdef"
NASTY = (
    "<at>Everyone</at>", "[free](https://evil.example)", "**bold** _it_ `code`", "# head\n\n- list\n1. one",
    "12. twelve", "- list", "> quote", "---", "====", "+ plus",
    "{{DATE(2026-01-01T00:00:00Z)}}", "{{{TIME(2026-01-01T00:00:00Z)}}}", "![x](https://evil.example/p.png)",
    "&lt;b&gt;<b>", "\u202ereversed", "\x00\x1b[31m",
)  # fmt: skip
NO_MARK_UP = re.compile(r"[0-9][0-9,]{0,14}( \([0-9]{1,3}%\))?|You can ask (<at>manager [0-9]+</at>(, )?)+\.", re.ASCII)
"""All that the one element which reads mark-up may show: a number, or our own words with mentions."""
REQUIRED = {
    "RichTextBlock": {"inlines"},
    "TextBlock": {"text"},
    "TextRun": {"text"},
    "Container": {"items"},
    "ColumnSet": {"columns"},
    "Column": {"items", "width"},
    "ActionSet": {"actions"},
    "Input.Toggle": {"id", "title", "valueOn", "valueOff"},
    "Action.Execute": {"title", "verb", "data", "fallback"},
    "Action.Submit": {"title", "data"},
    "Table": {"columns", "rows"},
    "TableRow": {"cells"},
    "TableCell": {"items"},
    "AdaptiveCard": {"$schema", "version", "body", "fallbackText"},
}

words = (
    st.sampled_from(NASTY) | st.text(max_size=60) | st.builds(str.__add__, st.text(max_size=9), st.sampled_from(NASTY))
)
names = st.from_regex(r"[a-z0-9_]{1,12}", fullmatch=True)
options = st.builds(Option, slot=names, band=names, label=words)


def several(one: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(one, max_size=4).map(tuple)


facts = st.builds(UnderstoodFact, slot=names, name=words, says=words, words=words, change=words)
reasons = st.builds(Reason, because=words, rule=words, sources=several(words))
bars = st.builds(
    Bars, title=words, items=several(st.builds(Bar, label=words, value=st.integers(0, 10**9))), upright=st.booleans()
)
blocks = st.one_of(
    st.builds(Notice, text=words),
    st.builds(HeadlineBlock, fine_tuning=words, approach=words, title=words, text=words, provisional=words),
    st.builds(Reasons, title=words, items=several(reasons)),
    st.builds(Steps, title=words, items=several(words)),
    st.builds(
        Entries,
        title=words,
        items=several(st.builds(Definition, name=words, lines=several(words), small=words)),
    ),
    st.builds(Ask, id=words, text=words, why=words, options=several(options)),
    st.builds(
        Checklist,
        id=words,
        text=words,
        why=words,
        items=several(st.builds(ChecklistItem, label=words, yes=options, no=options)),
    ),
    st.builds(Understood, title=words, facts=several(facts)),
    st.builds(Figures, title=words, items=several(st.builds(KeyFigure, value=words, label=words, note=words))),
    st.builds(
        Table,
        title=words,
        head=st.tuples(words, words, words),
        rows=several(st.tuples(words, words, words)),
    ),
    st.builds(Chart, title=words, panels=several(bars), says=words),
    st.builds(Contacts, text=words, users=several(words)),
    st.builds(Actions, items=several(st.builds(Action, label=words, says=words))),
)
replies = st.builds(Reply, blocks=several(blocks), notification=words)


@given(replies)
def test_every_card_is_complete_and_small_enough_and_knows_no_element_that_reads_mark_up(reply: Reply) -> None:
    card = render(reply, nonce=NONCE).card
    for part in parts(card):
        if "type" in part:
            assert REQUIRED[part["type"]] <= part.keys()
            assert all(part[name] or part[name] == [] for name in REQUIRED[part["type"]])
        if part.get("type") == "TextBlock":
            assert NO_MARK_UP.fullmatch(part["text"])

    assert card["msteams"] == {"width": "Full"}
    assert len(json.dumps(card)) <= LIMITS["message"]


@given(words)
def test_a_tick_boxs_title_read_as_markdown_is_the_very_words(text: str) -> None:
    tokens = MarkdownIt("js-default").parse(escaped(text, "tick"))
    pieces = [child for token in tokens for child in token.children or ()]

    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    assert {piece.type for piece in pieces} <= {"text", "text_special"}
    assert "".join(piece.content for piece in pieces) == " ".join(plain(text, "tick").split())


@given(words)
def test_no_text_is_a_date_function_or_turns_the_line_around(text: str) -> None:
    card = render(Reply((Notice(text),), text), nonce=NONCE).card
    (run,) = [part["text"] for part in parts(card) if part.get("type") == "TextRun"]

    assert "{{" not in run
    assert not set(run) & {"\u202e", "\x00", "\x1b"}


def labels(card: dict[str, Any]) -> list[str]:
    return [part["title"] for part in parts(card) if part.get("type") == "Action.Execute"]


def data(card: dict[str, Any]) -> list[press.Press | None]:
    return [press.read(part["data"]) for part in parts(card) if part.get("type", "").startswith("Action.")]


def test_each_choice_has_a_button_that_says_it_either_way() -> None:
    bands = [Option("task", "answer", "Know facts"), Option("task", "unsure", "Not sure")]
    card = render(Reply((Ask("task", "What for?", "Because.", tuple(bands)),), "What for?"), nonce=NONCE).card

    assert labels(card) == ["Know facts", "Not sure"]
    assert [pressed.choices for pressed in data(card) if pressed] == [
        (Choice("task", "answer"),), (Choice("task", "answer"),),
        (Choice("task", "unsure"),), (Choice("task", "unsure"),),
    ]  # fmt: skip


@pytest.mark.parametrize("question", [*QUESTIONS, *VOLUNTEERED], ids=lambda question: question.id)
def test_every_choice_of_every_question_is_shown_in_full(question: Question) -> None:
    asked = ask(question)
    card = render(Reply((asked,), "?"), nonce=NONCE).card
    boxes = [part["title"] for part in parts(card) if part.get("type") == "Input.Toggle"]

    if isinstance(asked, Ask):
        assert labels(card) == [option.label for option in asked.options]
    else:
        assert boxes == [escaped(item.label, "tick") for item in asked.items]
    assert "…" not in json.dumps(card, ensure_ascii=False)


def test_however_much_was_heard_every_choice_of_the_question_below_it_is_there() -> None:
    heard = UnderstoodFact("volume", "requests a day", "there are 50 requests a day", "五十" * 150, "change volume")
    longest = ask(BY_ID["task"])
    card = render(Reply((Understood("What I heard", (heard,) * 40), longest), "?"), nonce=NONCE).card

    assert isinstance(longest, Ask)
    assert [label for label in labels(card) if label != "Change"] == [option.label for option in longest.options]
    assert REST_CUT in json.dumps(card, ensure_ascii=False)
    assert len(json.dumps(card)) <= LIMITS["message"]


def test_what_was_understood_can_be_changed_line_by_line() -> None:
    fact = UnderstoodFact("volume", "requests a day", "there are 50 requests a day", "50 a day", "change volume")
    card = render(Reply((Understood("What I heard", (fact,)),), "What I heard"), nonce=NONCE).card

    assert labels(card) == ["Change"]
    assert {pressed.say for pressed in data(card) if pressed} == {"change volume"}
    assert "50 a day" in json.dumps(card)


def test_a_checklist_has_a_box_an_item_and_a_way_not_to_know() -> None:
    items = [
        ChecklistItem(f"Thing {n}: yes", Option(f"s{n}", "yes", "Yes"), Option(f"s{n}", "no", "No")) for n in range(3)
    ]
    card = render(Reply((Checklist("ready", "Which?", "", tuple(items)),), "Which?"), nonce=NONCE).card
    boxes = [part for part in parts(card) if part.get("type") == "Input.Toggle"]
    done = next(part["data"] for part in parts(card) if part.get("title") == "That's all")

    assert [box["value"] for box in boxes] == ["s0=no", "s1=no", "s2=no"]
    assert labels(card) == ["That's all", "Not sure"]
    ticked = press.read(done | {boxes[1]["id"]: boxes[1]["valueOn"], boxes[2]["id"]: boxes[2]["valueOff"]})
    assert ticked
    assert ticked.choices == (Choice("s0", "no"), Choice("s1", "yes"), Choice("s2", "no"))


def test_a_tick_box_speaks_for_its_own_slots_only() -> None:
    forged = press.read({"nonce": NONCE, "empty": ["s0=no"], "tick0": "s1=yes", "tick1": "s0=a=b", "tick2": ["s0=yes"]})

    assert forged
    assert forged.choices == (Choice("s0", "no"),)


@pytest.mark.parametrize("number", [200, 2_000])
def test_what_does_not_fit_is_cut_where_everybody_can_see_it(number: int) -> None:
    card = render(Reply((Steps("Do", ("x" * 300,) * number),), "Do"), nonce=NONCE).card

    assert len(json.dumps(card)) <= LIMITS["message"]
    assert card["body"][-1]["inlines"][0]["text"] == REST_CUT
    assert cut("x" * 5_000, "text").endswith("x…")


def test_a_settled_question_shows_what_was_chosen_and_nothing_to_press() -> None:
    answered = press.answered((Choice("task", "unsure"),))
    card = settled(answered)

    assert "✓ Not sure" in json.dumps(card, ensure_ascii=False)
    assert labels(card) == []
    assert press.answered((Choice("nosuch", "slot"),)) == press.answered((Choice("task", "nosuch"),)) == ""


def test_more_actions_than_fit_a_row_take_another() -> None:
    actions = Actions(tuple(Action(f"Do {number}", f"do {number}") for number in range(6)))
    card = render(Reply((actions,), "Do"), nonce=NONCE).card

    assert [len(row["actions"]) for row in card["body"]] == [LIMITS["actions"], 2]
    assert labels(card) == [f"Do {number}" for number in range(6)]
