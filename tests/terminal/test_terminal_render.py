"""What a reply looks like in a terminal."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from advisor.replies.question import ask
from advisor.reply import (
    Action,
    Actions,
    Ask,
    Bar,
    Bars,
    Block,
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
from advisor.slots.questions import QUESTIONS, VOLUNTEERED, Question
from bot.terminal.render import render

LONG = "Facts belong outside the model: in its weights they go stale, and training on new facts makes it invent more. "
HEADLINE = HeadlineBlock(
    "no", "prompting", "No. Write a better prompt instead.", LONG, "This rests on what is not known yet."
)
REASONS = Reasons(
    "Why",
    (
        Reason(LONG, "no_facts_in_weights", ("House glossary", "Ovadia and others")),
        Reason("Few.", "too_few_examples", ()),
    ),
)
STEPS = Steps("Next", tuple(f"Step {number} of the plan, {LONG}" for number in range(1, 12)))
ASK = Ask(
    "task",
    "What should the model do better?",
    LONG,
    (Option("task", "answer", "Answer from our facts"), Option("task", "unsure", "Not sure")),
)
CHECKLIST = Checklist(
    "readiness",
    "Which of these do you have?",
    "Whatever is missing is your next task.",
    (
        ChecklistItem("An evaluation set", Option("eval_set", "20_plus", "Yes"), Option("eval_set", "under_20", "No")),
        ChecklistItem("An owner", Option("owner", "named", "Yes"), Option("owner", "none", "No")),
    ),
)
UNDERSTOOD = Understood(
    "What you said",
    (
        UnderstoodFact(
            "labelled_examples", "labelled examples", "you have 50 labelled examples", "50 support emails", "change"
        ),
        UnderstoodFact("owner", "an owner", "somebody owns it after launch", "", "change it"),
    ),
)
NOTICE = Notice(f"{LONG}\n\nA second paragraph, with one long address: https://example.com/{'a' * 120}")
ACTIONS = Actions((Action("Why?", "why"), Action("Start over", "start over")))
ENTRIES = Entries("Terms", (Definition("LoRA", (LONG, "For you: no."), "LoRA 2021"), Definition("RAG", (LONG,))))
FIGURES = Figures("Summary", (KeyFigure("1,204", "enquiries", LONG), KeyFigure("US$1,200", "a month avoided")))
TABLE = Table("By approach", ("", "enquiries", "share"), ((LONG, "1,204", "81%"), ("Prompting", "7", "19%")))
CHART = Chart("Weeks", (Bars("By week", (Bar("24 Oct", 62), Bar(LONG, 1)), upright=True),), "Bar chart.")
CONTACTS = Contacts(LONG, ("U02EF4GHI", "U03"))
NUMBERS = (FIGURES, TABLE, CHART, CONTACTS)
BLOCKS: tuple[Block, ...] = (
    NOTICE, HEADLINE, REASONS, STEPS, ASK, CHECKLIST, UNDERSTOOD, ACTIONS, ENTRIES, *NUMBERS
)  # fmt: skip


def shown(*blocks: Block, width: int = 80, colour: bool = False) -> str:
    return render(Reply(blocks, "line"), width=width, colour=colour)


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("question", [*QUESTIONS, *VOLUNTEERED], ids=lambda question: question.id)
def test_every_choice_of_every_question_is_shown_in_full_with_its_number(question: Question, width: int) -> None:
    asked = ask(question)
    choices: tuple[Option | ChecklistItem, ...] = asked.options if isinstance(asked, Ask) else asked.items
    text = shown(asked, width=width)

    assert max(cell_len(line) for line in text.splitlines()) <= width
    for number, choice in enumerate(choices, start=1):
        assert f"{number} {choice.label}" in " ".join(text.split())


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_no_line_is_wider_than_the_window(block: Block, width: int) -> None:
    text = shown(block, width=width)

    assert text.strip()
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert not any(line.endswith(" ") for line in text.splitlines())


def test_a_very_wide_window_still_gets_lines_that_are_easy_to_read() -> None:
    assert max(cell_len(line) for line in shown(*BLOCKS, width=250).splitlines()) <= 90


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_piped_text_has_no_escape_codes_and_a_coloured_terminal_reads_the_same_words(block: Block) -> None:
    plain, coloured = shown(block), shown(block, colour=True)

    assert "\x1b" not in plain
    assert "\x1b" in coloured or isinstance(block, Notice | Contacts)
    assert "".join(plain.split()) == "".join(_without_codes(coloured).split())


def _without_codes(text: str) -> str:
    return "".join(part.partition("m")[2] if index else part for index, part in enumerate(text.split("\x1b[")))


def test_the_verdict_is_a_line_of_its_own_underlined_and_then_explained() -> None:
    title, underline, *rest = (line.strip() for line in shown(HEADLINE).splitlines())

    assert title == HEADLINE.title
    assert set(underline) == {"━"}
    assert " ".join(rest).split() == f"{LONG} {HEADLINE.provisional}".split()


def test_every_reason_shows_its_rule_and_its_sources() -> None:
    text = shown(REASONS)

    assert "[no_facts_in_weights · House glossary · Ovadia and others]" in text
    assert "[too_few_examples]" in text


def test_entries_stand_under_their_names_apart_from_each_other() -> None:
    lines = [line.strip() for line in shown(ENTRIES).splitlines()]

    assert lines[:2] == ["Terms", "LoRA"]
    assert lines[lines.index("For you: no.") + 1 :][:3] == ["LoRA 2021", "", "RAG"]


def test_steps_choices_and_checklist_lines_are_numbered_from_one() -> None:
    assert "11  Step 11" in shown(STEPS)
    assert "1  Answer from our facts" in shown(ASK)
    assert "2  Not sure" in shown(ASK)
    assert "2  An owner" in shown(CHECKLIST)


def test_a_question_says_why_it_is_asked_and_how_to_answer_it() -> None:
    assert "number" in shown(ASK)
    assert "Whatever is missing is your next task." in shown(CHECKLIST)
    assert all(word in shown(CHECKLIST) for word in ("commas", "all", "none"))


def test_what_was_understood_quotes_the_words_it_came_from() -> None:
    text = shown(UNDERSTOOD)

    assert "you have 50 labelled examples  “50 support emails”" in text
    assert "somebody owns it after launch\n" in text


@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize(
    "attack",
    [
        "\x1b[2J",
        "\x1b]0;new title\x07",
        "\x1b]52;c;c3RvbGVu\x1b\\",
        "\x9b31m",
        "\x1bc",
        "\x1b",
        "\r",
        "\b\b\b",
        "\x00",
        "\u202e",
        "\ud800",
    ],
    ids=repr,
)
def test_what_a_person_typed_cannot_steer_the_terminal(attack: str, colour: bool) -> None:
    quoted = Understood("What you said", (UnderstoodFact("task", "task", f"before{attack}", f"words{attack}", ""),))
    everywhere = (quoted, Notice(f"before{attack}after"), Reasons("Why", (Reason(f"because{attack}", "R", (attack,)),)))
    text = shown(*everywhere, colour=colour)

    assert attack not in text or (attack == "\x1b" and colour)
    assert "title" not in text
    assert "c3RvbGVu" not in text
    assert "before" in text
    text.encode()


def test_square_brackets_in_somebodys_words_are_shown_as_they_are() -> None:
    assert "[bold]hello[/bold] :smile:" in shown(Notice("[bold]hello[/bold] :smile:"))


def test_what_can_be_asked_next_is_said_in_the_words_to_type() -> None:
    assert "“why”, “start over”" in shown(ACTIONS)
