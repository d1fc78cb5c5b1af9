"""Replies as Block Kit: within Slack's limits, and with nothing in them that mentions or links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from advisor.reply import (
    Ask,
    Checklist,
    Headline,
    Item,
    Notice,
    Option,
    Reason,
    Reasons,
    Reply,
    Steps,
    Understood,
    UnderstoodFact,
)
from bot.slack.limits import LIMITS, cut_escaped
from bot.slack.render import render

hostile = st.text(max_size=20) | st.sampled_from(
    ["<!channel>", "<@U1>", "<https://evil.example|click>", "&lt;!here&gt;", "<" * 3_001, "&" * 700, "a" * 4_000, ""]
)
st.register_type_strategy(str, hostile)
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


@given(st.from_type(Reply))
def test_every_reply_keeps_to_the_limits(reply: Reply) -> None:
    post = render(reply)

    assert len(post.blocks) <= LIMITS["blocks"]
    assert len(post.text) <= LIMITS["notification"]
    for block in post.blocks:
        if block["type"] in ("section", "header"):
            assert 0 < len(block["text"]["text"]) <= LIMITS[block["type"]]
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
        "goal", "What for?", "It decides.", (Option("goal", "answers", "Answers"), Option("goal", "unsure", "Not sure"))
    )

    *_, actions = render(Reply((ask,), "What for?")).blocks

    assert actions["type"] == "actions"
    assert [(button["text"]["text"], button["value"]) for button in actions["elements"]] == [
        ("Answers", "goal=answers"),
        ("Not sure", "goal=unsure"),
    ]
    assert len({button["action_id"] for button in actions["elements"]}) == 2


def test_a_checklist_has_boxes_and_a_button_that_carries_what_empty_boxes_say() -> None:
    items = tuple(Item(slot, Option(slot, "yes", "Yes"), Option(slot, "no", "No")) for slot in ("owner", "eval_set"))

    *_, actions = render(Reply((Checklist("readiness", "Which?", "All count.", items),), "Which?")).blocks

    boxes, done = actions["elements"]
    assert [option["value"] for option in boxes["options"]] == ["owner=yes", "eval_set=yes"]
    assert (done["text"]["text"], done["value"]) == ("That's all", "owner=no,eval_set=no")


def test_a_verdict_names_its_title_reasons_with_rule_and_sources_and_steps_in_order() -> None:
    reply = Reply(
        (
            Headline("no", "rag", "No: use retrieval", "Facts change weekly.", "It rests on your volume."),
            Reasons("Why", (Reason("Training does not hold facts.", "H-03", ("A source", "Another")),)),
            Steps("Next", ("Index", "Measure")),
            Understood(
                "I understood", (UnderstoodFact("goal", "goal", "you want answers", "with citations", "change"),)
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
        "*goal*  you want answers  _“with citations”_",
        "Change",
    ]
