"""`advisor eval` by what readers noted, on a part of the cases, beside an assistant, over several files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from advisor.errors import DataError
from advisor.slots import NEED
from bot.cli.main import app
from bot.evaluation.annotation import PAGE_TOKENS, annotation_of, read_annotations
from bot.evaluation.asker import hold
from bot.evaluation.beside import read_beside
from bot.evaluation.case import Case, Part, Unknown
from bot.evaluation.score import per_label, reading, score
from tests.evaluation.test_evaluation import HANDBOOK, LETTERS, VAGUE, WEATHER, read
from tests.support.situations import POLICY, READY, ROUTING
from tests.support.talk import NOON

NOTED = {"id": "a2", "task": "sort", "gap": "accuracy", "labelled_examples": {"band": "2000_plus", "value": 4000}}
MANY = tuple(f"case-{number}" for number in range(300))


def held_by(case: Case, noted: dict[str, Any], *, unknown: Unknown = Unknown.UNSURE, facts_only: bool = True) -> Any:  # noqa: ANN401
    annotation = annotation_of(noted)
    return hold(POLICY, case, NOON, unknown=unknown, facts_only=facts_only, annotation=annotation, read=read)


def written(path: Path, *rows: Case | dict[str, Any]) -> str:
    lines = (row.model_dump_json() if isinstance(row, Case) else json.dumps(row) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return str(path)


def evaluated(*words: str) -> Result:
    return CliRunner().invoke(app, ["eval", *words])


def test_an_annotation_is_facts_with_numbers_and_pages_as_tokens() -> None:
    noted = annotation_of(NOTED | {"scope": "in", "corpus_size": {"band": "small", "value": 30}, "vague": True})
    size, examples = noted.facts.get("corpus_size"), noted.facts.get("labelled_examples")

    assert noted.facts.bands() == {
        "task": "sort", "gap": "accuracy", "labelled_examples": "2000_plus", "corpus_size": "small"
    }  # fmt: skip
    assert size
    assert examples
    assert (size.value, examples.value) == (30 * PAGE_TOKENS, 4000)
    assert (noted.off_topic, noted.vague) == (False, True)


@pytest.mark.parametrize(
    "line",
    [
        "no JSON",
        "[1]",
        "3",
        '{"task": "sort"}',
        '{"id": "a", "colour": "blue"}',
        '{"id": "a", "task": "wisdom"}',
        '{"id": "a", "task": 3}',
        '{"id": "a", "volume": {"value": 3}}',
        '{"id": "a", "volume": {"band": "under_1k", "value": "many"}}',
    ],
)
def test_a_line_that_is_no_annotation_is_named(tmp_path: Path, line: str) -> None:
    noted = tmp_path / "noted.jsonl"
    noted.write_text(f'{{"id": "b", "task": "sort"}}\n\n{line}\n', "utf-8")

    with pytest.raises(DataError, match=r"noted\.jsonl, line 3: "):
        read_annotations(noted)
    done = evaluated(written(tmp_path / "cases.jsonl", HANDBOOK), "--annotated", str(noted))
    assert (done.exit_code, done.stdout) == (2, "")
    assert "noted.jsonl, line 3" in done.stderr


def test_an_annotated_case_is_told_and_answered_from_the_annotation_alone() -> None:
    # What the case itself states says otherwise, and does not count.
    wrong = LETTERS.model_copy(update={"facts": {"goal": "knowledge"}, "facts_inferred": {"requests_per_day": 3}})
    noted = {"id": "a2", **ROUTING, "failures_read": "yes"}
    told = held_by(wrong, noted)

    assert told.facts.bands() == ROUTING | READY
    assert told.verdict.label == "fine_tuning"
    assert told.asked == ()


def test_from_its_text_an_annotated_case_answers_what_is_asked_from_the_annotation() -> None:
    held = held_by(LETTERS, {"id": "a2", **ROUTING}, facts_only=False)

    assert "volume" in {slot for slots in held.asked for slot in slots}
    assert held.facts.band("volume") == ROUTING["volume"]
    assert held.read.band("volume") is None


def test_what_readers_call_out_of_scope_is_declined_from_its_facts() -> None:
    assert held_by(WEATHER, {"id": "a3", "scope": "out"}).declined
    assert not held_by(WEATHER, {"id": "a3", "scope": "in", "task": "draft"}).declined


def test_reading_is_held_to_the_annotation_where_there_is_one_in_any_language() -> None:
    foreign = LETTERS.model_copy(update={"lang": "de", "facts": {}})
    held = held_by(foreign, NOTED | {"task": "extract", "volume": "under_1k"}, facts_only=False)
    found = reading([score(held, Unknown.UNSURE)])

    # Right: gap and examples. Wrong: the task, and prompting, which the annotation does not have. Missed: volume.
    assert (found.right, found.wrong, found.missed) == (2, 2, 1)
    assert reading([score(held, Unknown.UNSURE)], NEED).precision == 0.5
    plain = hold(POLICY, foreign, NOON, unknown=Unknown.UNSURE, facts_only=False, read=read)
    assert reading([score(plain, Unknown.UNSURE)]).right == 0


def test_every_case_is_of_one_part_and_a_third_of_them_is_aside() -> None:
    aside, rest = ([name for name in MANY if part.holds(name)] for part in (Part.ASIDE, Part.REST))

    assert sorted((*aside, *rest)) == sorted(MANY)
    assert not set(aside) & set(rest)
    assert 70 <= len(aside) <= 130
    # Worked out apart, so that nobody moves a case by changing how it is told.
    assert {name for name in ("q001", "q007", "own-001", "own-002") if Part.ASIDE.holds(name)} == {"q007", "own-002"}


def test_the_labels_per_target_are_a_table_with_what_was_said_instead(tmp_path: Path) -> None:
    odd = LETTERS.model_copy(update={"id": "a5", "expert_verdict": "tool_use"})
    file = written(tmp_path / "cases.jsonl", HANDBOOK, HANDBOOK.model_copy(update={"id": "a6"}), odd)
    lines = [" ".join(line.split()) for line in evaluated(file, "--unknown", "unsure").stdout.splitlines()]
    held = [hold(POLICY, case, NOON, unknown=Unknown.UNSURE, facts_only=False) for case in (HANDBOOK, odd)]

    assert "rag 1.00 of 2" in lines
    assert "tool_use 0.00 of 1 instead: prompting_first_then_fine_tuning 1" in lines
    assert per_label(score(one, Unknown.UNSURE) for one in held) == {"rag": (1.0, 1), "tool_use": (0.0, 1)}


def test_several_files_are_reported_one_by_one_and_together(tmp_path: Path) -> None:
    one, two = written(tmp_path / "one.jsonl", HANDBOOK, VAGUE), written(tmp_path / "two.jsonl", LETTERS)
    out = tmp_path / "out.jsonl"
    both = evaluated(one, two, "--unknown", "unsure", "--out", str(out)).stdout
    alone = evaluated(one, "--unknown", "unsure").stdout

    assert [line for line in both.splitlines() if not line.startswith(" ")] == [
        "one.jsonl: from the text, what is unknown answered unsure: 2 cases, 1 of them counted",
        "two.jsonl: from the text, what is unknown answered unsure: 1 cases, 1 of them counted",
        "together: from the text, what is unknown answered unsure: 3 cases, 2 of them counted",
    ]
    assert both.startswith(alone)
    assert "together" not in alone
    assert [json.loads(line)["id"] for line in out.read_text("utf-8").splitlines()] == ["a1", "a4", "a2"]


@pytest.mark.parametrize("part", Part)
def test_the_command_holds_one_part_only_even_if_nothing_is_in_it(tmp_path: Path, part: Part) -> None:
    named = [HANDBOOK.model_copy(update={"id": name}) for name in MANY[:9]]
    file, out = written(tmp_path / "cases.jsonl", *named), tmp_path / "out.jsonl"
    done = evaluated(file, "--part", part.value, "--unknown", "unsure", "--out", str(out))
    absent = next(name for name in MANY if not part.holds(name))
    empty = evaluated(
        written(tmp_path / "none.jsonl", HANDBOOK.model_copy(update={"id": absent})), "--part", part.value
    )

    assert done.exit_code == 0
    assert {json.loads(line)["id"] for line in out.read_text("utf-8").splitlines()} == set(filter(part.holds, MANY[:9]))
    assert empty.exit_code == 0
    assert "0 cases, 0 of them counted" in empty.stdout


def test_an_assistant_is_scored_beside_us_on_the_cases_that_it_judged(tmp_path: Path) -> None:
    file = written(tmp_path / "cases.jsonl", HANDBOOK, LETTERS)
    labels = written(
        tmp_path / "labels.jsonl",
        {"id": "a1", "label_unsure": "long_context", "label_best": None},
        {"id": "a9", "label_unsure": "rag", "label_best": "rag"},
    )
    unsure, best = (
        evaluated(file, "--beside", labels, "--unknown", unknown.value).stdout
        for unknown in (Unknown.UNSURE, Unknown.BEST)
    )

    assert "beside          an assistant 0.50, we 1.00, on 1 cases: +0.50" in unsure
    assert "beside          an assistant 0.00, we 1.00, on 1 cases: +1.00" in best
    assert read_beside(Path(labels), Unknown.BEST) == {"a1": "", "a9": "rag"}
    assert "beside" not in evaluated(file, "--unknown", "unsure").stdout


def test_an_assistants_caution_counts_as_ours_does(tmp_path: Path) -> None:
    case = LETTERS.model_copy(update={"expert_verdict": "fine_tuning", "seed_verdict": None, "acceptable": []})
    row = {"id": case.id, "label_unsure": "prompting_first_then_fine_tuning", "label_best": "fine_tuning"}
    labels = written(tmp_path / "assistant.jsonl", row)

    shown = evaluated(written(tmp_path / "cases.jsonl", case), "--beside", labels, "--unknown", "unsure").stdout

    assert "an assistant 1.00" in shown


@pytest.mark.parametrize("line", ["no JSON", "[1]", '{"id": "a1"}', '{"label_unsure": "rag", "label_best": "rag"}'])
def test_a_line_without_an_assistants_label_is_named(tmp_path: Path, line: str) -> None:
    labels = tmp_path / "labels.jsonl"
    labels.write_text(f'{{"id": "a1", "label_unsure": "rag", "label_best": "rag"}}\n{line}\n', "utf-8")
    done = evaluated(written(tmp_path / "cases.jsonl", HANDBOOK), "--beside", str(labels))

    assert (done.exit_code, done.stdout) == (2, "")
    assert "labels.jsonl, line 2" in done.stderr


def test_the_command_holds_annotated_cases_by_their_annotations(tmp_path: Path) -> None:
    file, out = written(tmp_path / "cases.jsonl", LETTERS, HANDBOOK), tmp_path / "out.jsonl"
    noted = written(tmp_path / "noted.jsonl", {"id": "a2", **ROUTING})
    done = evaluated(file, "--annotated", noted, "--facts-only", "--unknown", "unsure", "--out", str(out))
    letters, handbook = [json.loads(line) for line in out.read_text("utf-8").splitlines()]

    assert done.exit_code == 0
    assert "from the facts" in done.stdout
    assert letters["facts"] == ROUTING
    assert letters["label"] == "fine_tuning"
    assert handbook["label"] == "rag"
