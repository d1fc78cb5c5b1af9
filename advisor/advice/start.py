"""What a first action is made of, and real cases to try it on, by what the model is to do."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.facts import UNSURE
from advisor.rules.conditions import ALWAYS, Condition

_HALF_A_DAY = "half a day, somebody who knows the work"


@dataclass(frozen=True, slots=True)
class Start:
    """A first action. It fits where `when` holds and, if `said` is given, where their own words match that pattern.

    `do` is what to do with the cases, `worked` goes on from "It worked if"; `takes` is how long and who. `sources` are
    ids of `advisor.sources`.
    """

    do: str
    worked: str
    sources: tuple[str, ...] = ("house",)
    when: Condition = ALWAYS
    said: str = ""
    takes: str = _HALF_A_DAY


CASES: dict[str, str] = {
    "answer": "20 recent questions, each with the answer that somebody who knows would give",
    "whole_text": "10 texts that somebody has worked through by hand",
    "draft": "20 recent cases, each with the text that your people sent",
    "transform": "20 recent texts, each with the version that you let pass",
    "sort": "50 recent items, each with the label that is right",
    "extract": "20 recent documents, each with the fields filled in by hand",
    "compute": "20 recent sums, each with its right result",
    "act": "20 recent requests, each with what should have been done",
    "reason": "20 problems whose answer you know",
    "code": "20 recent tasks, each with code that works",
    "converse": "5 long talks of late",
    "search": "20 recent searches, each with what should have come up",
    "perceive": "20 recent files, each with what a person makes out in them",
    "general": "one job that comes up every day, and 20 real cases of it",
    UNSURE: "one job that comes up every day, and 20 real cases of it",
}
