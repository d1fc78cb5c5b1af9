"""What the model is to do: one half of the need."""

from __future__ import annotations

from advisor.slots.slot import Asking, Band, Slot

TASK = Slot(
    "task",
    "what the model is to do",
    (
        Band(
            "answer",
            "Answer questions from our material",
            "you want questions answered from a body of material",
            share=63,
        ),
        Band(
            "whole_text",
            "Work on one whole text: summarise, review, compare",
            "you want one whole text worked on at a time",
            share=8,
        ),
        Band("draft", "Write something new: replies, reports, posts", "you want new text written", share=13),
        Band(
            "transform",
            "Rewrite, translate or correct texts",
            "you want texts rewritten, translated or corrected",
            share=3,
        ),
        Band("sort", "Sort, score or route texts", "you want texts sorted, scored or routed", share=18),
        Band("extract", "Pull fields or names out of texts", "you want fields or names pulled out of texts", share=6),
        Band(
            "compute",
            "Work out sums, counts, rosters or forecasts",
            "you want sums, counts, rosters or forecasts worked out",
            share=8,
        ),
        Band("act", "Look things up live, or act in systems", "you want systems asked or operated", share=5),
        Band(
            "reason",
            "Solve hard problems that can be checked",
            "you want hard problems solved whose answers can be checked",
            share=3,
        ),
        Band("code", "Write code or queries", "you want code or queries written", share=9),
        Band(
            "converse",
            "Keep up a character or a coaching talk",
            "you want a character or a coaching talk kept up",
            share=7,
        ),
        Band("search", "Find, match or recommend things", "you want things found, matched or recommended", share=2),
        Band("perceive", "Read images, sound or video", "you want images, sound or video read", share=4),
        Band("general", "Nothing in particular", "you want a model that is better across the board", share=10),
    ),
    unknown="it is a general wish, with no task of its own yet",
    asking=Asking(
        "What should the model do? For example: tell which desk a guest's message goes to, answer staff questions from "
        "a handbook, draft a letter.",
        "Sorting, answering from documents and writing have different cures, and most of them need no training.",
        "On an ordinary day, what goes into the model and what should come out? Which of these is nearest?",
    ),
    several=True,
)
"""The shares are counted, on two thirds of 253 real enquiries (tests/cases)."""
