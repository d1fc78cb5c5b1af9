"""Real cases to try a first action on, by what the model is to do: what to take from one's desk."""

from __future__ import annotations

from advisor.facts import UNSURE

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
