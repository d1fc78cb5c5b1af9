"""`advisor eval` holds cases as conversations and scores them as their README says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from advisor.errors import DataError
from advisor.facts import Fact
from advisor.interpret.heard import Context, Heard, Intent
from advisor.slots import BY_ID, NEED
from bot.cli.main import app
from bot.evaluation.asker import hold
from bot.evaluation.case import Case, Unknown, read_cases
from bot.evaluation.mapping import GOALS, stated
from bot.evaluation.score import macro, mean_points, reading, score
from tests.support.situations import POLICY
from tests.support.talk import NOON

HANDBOOK = Case(
    id="a1",
    kind="question",
    text="Our policies change every month. Can we fine-tune a model so that it knows our internal procedures?",
    facts={"goal": "knowledge", "knowledge_changes": "monthly"},
    expert_verdict="rag",
    acceptable=["long_context"],
    authority="practitioner",
)
LETTERS = Case(
    id="a2",
    kind="question",
    text="We sort letters into nine kinds and have 4,000 labelled letters. Prompting hard was not enough.",
    facts={"goal": "classification", "labelled_examples": 4000, "tried_prompting": True},
    expert_verdict="fine_tuning",
    authority="vendor",
)
WEATHER = Case(id="a3", kind="question", text="What is the capital of Peru?", facts={}, expected="decline")
VAGUE = Case(id="a4", kind="question", text="Should we fine-tune a model?", facts={}, expected="ask")


READ = {
    HANDBOOK.text: (("task", "answer"), ("gap", "facts"), ("knowledge", "documents"), ("volatility", "monthly")),
    LETTERS.text: (("task", "sort"), ("gap", "accuracy"), ("labelled_examples", "2000_plus"), ("prompting", "short")),
    VAGUE.text: (),
}
"""What a good reader makes of them."""


def read(text: str, context: Context) -> Heard:
    """The reader of these cases: the weather is none of its business."""
    if text not in READ:
        return Heard(Intent.OFF_TOPIC)
    return Heard(Intent.TELL, tuple(Fact(slot, band, words=text[:20]) for slot, band in READ[text]))


def label(case: Case, unknown: Unknown = Unknown.UNSURE, *, facts_only: bool = False) -> tuple[str, float | None]:
    scored = score(hold(POLICY, case, NOON, unknown=unknown, facts_only=facts_only, read=read), unknown)
    return scored.label, scored.points


@pytest.mark.parametrize("facts_only", [False, True])
def test_a_case_is_held_to_a_verdict_and_scored(facts_only: bool) -> None:
    assert label(HANDBOOK, facts_only=facts_only) == ("rag", 1.0)


def test_caution_counts_where_readiness_is_unknown_and_the_best_answers_must_reach_the_target() -> None:
    assert label(LETTERS) == ("prompting_first_then_fine_tuning", 1.0)
    assert label(LETTERS, Unknown.BEST) == ("fine_tuning", 1.0)


def test_another_accepted_label_counts_half() -> None:
    other = HANDBOOK.model_copy(update={"expert_verdict": "tool_use", "acceptable": ["rag"]})

    assert label(other) == ("rag", 0.5)


def test_tuning_where_nobody_accepts_it_is_a_hard_error() -> None:
    wrong = LETTERS.model_copy(update={"expert_verdict": "rag"})

    assert score(
        hold(POLICY, wrong, NOON, unknown=Unknown.BEST, facts_only=False, read=read), Unknown.BEST
    ).wrongly_tuned


def test_off_topic_is_declined_and_a_vague_start_is_asked() -> None:
    assert hold(POLICY, WEATHER, NOON, unknown=Unknown.UNSURE, facts_only=False, read=read).declined
    vague = hold(POLICY, VAGUE, NOON, unknown=Unknown.UNSURE, facts_only=False, read=read)

    assert vague.asked[0] == ("task",)
    assert not vague.declined


def test_reading_counts_what_is_right_wrong_and_missed() -> None:
    scored = [
        score(hold(POLICY, case, NOON, unknown=Unknown.UNSURE, facts_only=False, read=read), Unknown.UNSURE)
        for case in (HANDBOOK, LETTERS.model_copy(update={"facts": {"goal": "knowledge", "labelled_examples": 4000}}))
    ]
    found = reading(scored)

    assert (found.right, found.wrong, found.missed) == (4, 3, 0)
    assert reading(scored, NEED).precision == pytest.approx(0.5)


def test_macro_weighs_labels_alike() -> None:
    cases = (HANDBOOK, HANDBOOK, LETTERS.model_copy(update={"expert_verdict": "tool_use"}))
    held = (hold(POLICY, one, NOON, unknown=Unknown.UNSURE, facts_only=False, read=read) for one in cases)
    scored = [score(one, Unknown.UNSURE) for one in held]

    assert mean_points(scored) == pytest.approx(2 / 3)
    assert macro(scored) == pytest.approx(1 / 2)


@pytest.mark.parametrize("word", GOALS)
def test_every_goal_word_maps_to_bands_of_todays_slots_and_to_a_need(word: str) -> None:
    facts = stated({"goal": word})

    assert facts.bands() == GOALS[word]
    assert set(NEED) & set(facts.bands())
    assert all(BY_ID[fact.slot].band(fact.band) for fact in facts)


def test_answers_from_live_data_are_what_the_cases_call_tool_calls() -> None:
    assert stated({"goal": "tool_calls"}).band("task") == "act"


def test_live_knowledge_outranks_documents() -> None:
    assert stated({"goal": "knowledge", "knowledge_changes": "realtime"}).band("knowledge") == "live"


def test_the_command_prints_figures_and_writes_a_line_a_case(tmp_path: Path) -> None:
    cases, out = tmp_path / "cases.jsonl", tmp_path / "out.jsonl"
    cases.write_text("".join(f"{case.model_dump_json()}\n" for case in (HANDBOOK, LETTERS, WEATHER, VAGUE)), "utf-8")

    done = CliRunner().invoke(app, ["eval", str(cases), "--unknown", "unsure", "--out", str(out)])

    assert done.exit_code == 0
    assert "2 of them counted" in done.stdout
    assert "misled          0 verdicts decided by a wrong fact" in done.stdout
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [line["id"] for line in lines] == ["a1", "a2", "a3", "a4"]
    assert lines[0]["label"] == "rag"
    assert lines[2]["declined"] is True
    assert ["task"] in lines[3]["asked"]


def test_a_line_that_is_no_case_is_named(tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text('{"id": 1}\n', "utf-8")

    with pytest.raises(DataError, match=r"cases\.jsonl, line 1"):
        read_cases(cases)
    assert CliRunner().invoke(app, ["eval", str(cases)]).exit_code == 2
