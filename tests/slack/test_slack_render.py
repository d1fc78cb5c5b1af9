"""Replies as Block Kit: within Slack's limits, and with nothing in them that mentions or links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block

from advisor.replies.question import ask
from advisor.reply import (
    Action,
    Actions,
    Ask,
    Checklist,
    ChecklistItem,
    Definition,
    Entries,
    HeadlineBlock,
    Notice,
    Option,
    Reason,
    Reasons,
    Reply,
    Steps,
    Understood,
    UnderstoodFact,
)
from advisor.slots.questions import QUESTIONS, VOLUNTEERED, Question
from bot.slack.limits import LIMITS, cut_escaped
from bot.slack.plain import plain
from bot.slack.render import render

hostile = (
    st.text(max_size=20)
    | st.sampled_from(
        [
            "<!channel>",
            "<@U1>",
            "<https://evil.example|click>",
            "&lt;!here&gt;",
            "<" * 3_001,
            "&" * 700,
            "a" * 4_000,
            "",
        ]
    )
    | st.sampled_from(["*bold* _slanted_ ~gone~ `code`", "> quoted", "__init__", "a\n> b", "* *", "words\n\nin lines"])
)
st.register_type_strategy(str, hostile)
FORMATTING = re.compile(r"[*~`]|(?<![^\W_])_|_(?![^\W_])|^\s*(>|&gt;)", re.MULTILINE)
MEANT_BY_SLACK = re.compile(r"<[^>]*>|&(?!amp;|lt;|gt;)")


def texts(drawn: object) -> Iterator[dict[str, Any]]:
    """Every text object in the blocks, however deep."""
    if isinstance(drawn, list):
        for one in drawn:
            yield from texts(one)
    elif isinstance(drawn, dict):
        if drawn.get("type") in ("mrkdwn", "plain_text"):
            yield drawn
        yield from texts(list(drawn.values()))


@given(st.from_type(Reply))
def test_no_reply_holds_a_mention_or_a_link(reply: Reply) -> None:
    post = render(reply)

    for text in texts(post.blocks):
        assert text["type"] == "plain_text" or (text["verbatim"] and not MEANT_BY_SLACK.search(text["text"]))
    assert not MEANT_BY_SLACK.search(post.text)


@given(hostile)
def test_no_text_formats_quotes_or_breaks_out_of_what_stands_around_it(text: str) -> None:
    fact = UnderstoodFact("task", "the task", "you want answers", text, "change the task")
    notice, _, title, understood = render(Reply((Notice(text), Understood("Heard", (fact,))), text)).blocks

    assert not FORMATTING.search(notice["text"]["text"])
    assert title["text"]["text"] == "*Heard*"
    shown = understood["text"]["text"].removeprefix("✓ you want answers")
    assert not FORMATTING.search(shown.strip().removeprefix("_").removesuffix("_"))
    assert "\n" not in shown


@given(st.from_type(Reply))
def test_every_reply_keeps_to_the_limits(reply: Reply) -> None:
    post = render(reply)

    for block in Block.parse_all(post.blocks):
        block.validate_json()
    assert len(post.blocks) <= LIMITS["blocks"]
    assert len(plain(post.blocks)) <= LIMITS["plain"]
    assert len(post.text) <= LIMITS["notification"]
    for block in post.blocks:
        if block["type"] in ("section", "header") and "text" in block:
            assert 0 < len(block["text"]["text"]) <= LIMITS[block["type"]]
        assert len(block.get("fields", [])) <= LIMITS["fields"]
        for element in block.get("elements", []):
            if element["type"] == "button":
                assert 0 < len(element["text"]["text"]) <= LIMITS["button"]
                assert len(element["action_id"]) <= LIMITS["id"]


def test_what_is_cut_ends_visibly_and_never_inside_an_escape() -> None:
    cut = cut_escaped("&" * 1_000, "section")

    assert cut == "&amp;" * 599 + "…"
    assert len(cut) <= LIMITS["section"]


def test_too_many_blocks_are_cut_with_a_word_about_it() -> None:
    blocks = render(Reply(tuple(Notice(str(number)) for number in range(60)), "many")).blocks

    assert len(blocks) == LIMITS["blocks"]
    assert "did not fit" in json.dumps(blocks[-1])


def test_a_question_has_a_button_a_choice_that_carries_slot_and_band() -> None:
    ask = Ask(
        "task", "What for?", "It decides.", (Option("task", "answer", "Answers"), Option("task", "unsure", "Not sure"))
    )

    *_, actions = render(Reply((ask,), "What for?")).blocks

    assert actions["type"] == "actions"
    assert [(button["text"]["text"], button["value"]) for button in actions["elements"]] == [
        ("Answers", "task=answer"),
        ("Not sure", "task=unsure"),
    ]
    assert len({button["action_id"] for button in actions["elements"]}) == 2


def test_a_checklist_has_boxes_and_a_button_that_carries_what_empty_boxes_say() -> None:
    items = tuple(
        ChecklistItem(slot, Option(slot, "yes", "Yes"), Option(slot, "no", "No")) for slot in ("owner", "eval_set")
    )

    *_, actions = render(Reply((Checklist("readiness", "Which?", "All count.", items),), "Which?")).blocks

    boxes, done, unsure = actions["elements"]
    assert [option["value"] for option in boxes["options"]] == ["owner=yes", "eval_set=yes"]
    assert (done["text"]["text"], done["value"]) == ("That's all", "owner=no,eval_set=no")
    assert (unsure["text"]["text"], unsure["value"]) == ("Not sure of the rest", "owner=unsure,eval_set=unsure")


def test_a_verdict_names_its_title_reasons_with_rule_and_sources_and_steps_in_order() -> None:
    reply = Reply(
        (
            HeadlineBlock("no", "rag", "No: use retrieval", "Facts change weekly.", "It rests on your volume."),
            Reasons("Why", (Reason("Training does not hold facts.", "H-03", ("A source", "Another")),)),
            Steps("Next", ("Index", "Measure")),
            Understood(
                "I understood", (UnderstoodFact("task", "task", "you want answers", "with citations", "change"),)
            ),
        ),
        "No: use retrieval",
    )

    shown = [text["text"] for text in texts(render(reply).blocks)]

    assert shown == [
        "No: use retrieval",
        "Facts change weekly.",
        "It rests on your volume.",
        "*Why*\n•  Training does not hold facts.\n      _H-03 · A source · Another_",
        "*Next*\n1. Index\n2. Measure",
        "*I understood*",
        "✓ you want answers  _“with citations”_",
        "Change",
    ]


def test_entries_stand_side_by_side_each_under_its_name_with_its_small_print() -> None:
    terms = Entries(
        "",
        (Definition("LoRA", ("Trains a <small> part.", "For you: no."), "LoRA 2021"), Definition("RAG", ("Finds.",))),
    )

    shown = [text["text"] for text in texts(render(Reply((terms,), "LoRA, RAG")).blocks)]

    assert shown == ["*LoRA*\nTrains a &lt;small&gt; part.\nFor you: no.\n_LoRA 2021_", "*RAG*\nFinds."]
    assert len(render(Reply((Entries("Terms", terms.items),), "Terms")).blocks) == 3


def test_not_sure_is_the_last_button() -> None:
    options = (Option("task", "unsure", "Not sure"), Option("task", "answer", "Answers"))

    *_, row = render(Reply((Ask("task", "What for?", "", options),), "What for?")).blocks

    assert [button["text"]["text"] for button in row["elements"]] == ["Answers", "Not sure"]


@pytest.mark.parametrize("question", [*QUESTIONS, *VOLUNTEERED], ids=lambda question: question.id)
def test_every_choice_of_every_question_is_shown_in_full(question: Question) -> None:
    asked = ask(question)
    choices: tuple[Option | ChecklistItem, ...] = asked.options if isinstance(asked, Ask) else asked.items
    *above, row = render(Reply((asked,), "?")).blocks

    listed = "\n".join(text["text"] for text in texts(above)).splitlines()
    pressed = [text["text"] for text in texts(row)]
    assert {choice.label for choice in choices} <= set(pressed)
    if isinstance(asked, Ask) and any(len(choice.label) > LIMITS["button_shown"] for choice in choices):
        numbered = [f"{number}. {choice.label}" for number, choice in enumerate(choices, start=1)]
        assert listed[-len(numbered) :] == numbered
        assert len(row["elements"]) == len(choices)


def test_short_choices_stand_on_their_buttons_alone() -> None:
    options = (Option("task", "answer", "x" * LIMITS["button_shown"]), Option("task", "unsure", "Not sure"))

    assert len(render(Reply((Ask("task", "What for?", "", options),), "?")).blocks) == 2


def test_a_list_that_is_too_long_for_one_paragraph_goes_on_in_the_next() -> None:
    blocks = render(Reply((Steps("Next", tuple(f"{n} " + "x" * 900 for n in range(8))),), "Next")).blocks

    assert len(blocks) == 3
    assert all(f"{n + 1}. {n} xxx" in json.dumps(blocks) for n in range(8))
    assert "…" not in json.dumps(blocks, ensure_ascii=False)


def test_a_private_button_carries_its_session_and_its_question() -> None:
    ask = Ask("task", "What for?", "", (Option("task", "answer", "Answers"),))
    reply = Reply((ask, Actions((Action("Why?", "why"),))), "What for?")

    *_, asked, go_on = render(reply, "C1:1.2.abc").blocks

    assert asked["elements"][0]["value"] == "task=answer\nC1:1.2.abc\nWhat for?"
    assert go_on["elements"][0]["value"] == "why\nC1:1.2.abc\n"


def test_plain_lines_say_all_that_the_blocks_say() -> None:
    items = tuple(
        ChecklistItem(f"Have {slot}", Option(slot, "yes", "Yes"), Option(slot, "no", "No")) for slot in ("a", "b")
    )
    reply = Reply((HeadlineBlock("no", "rag", "No <b>", "Because.", ""), Checklist("c", "Which?", "All.", items)), "No")

    assert plain(render(reply).blocks).splitlines() == [
        "No &lt;b&gt;", "Because.", "*Which?*", "All.", "•  Have a", "•  Have b", "•  That's all",
        "•  Not sure of the rest",
    ]  # fmt: skip
