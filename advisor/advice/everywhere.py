"""Mistakes that are made whatever the approach, and those that only tuning invites."""

from __future__ import annotations

from advisor.advice.hint import Hint

ALWAYS = (
    Hint("No evaluation set, so that every change is a matter of opinion.", ("openai-accuracy", "husain-2024")),
    Hint("Trusting a demo that looked clever.", ("husain-2024", "house")),
    Hint("One score for everything, with the rare and costly failures lost in it.", ("openai-accuracy",)),
    Hint("Nobody looks after it once it is live.", ("seed-business",)),
)

WHEN_TUNING = (
    Hint("Training before anybody has read the failures.", ("husain-2024", "google-tuning")),
    Hint("Counting the training alone: people's time, tests, hosting and upkeep are the bill.", ("house-break-even",)),
    Hint("Forgetting the day on which the base model retires.", ("openai-deprecations",)),
)

WHEN_WAITING = (
    Hint("Starting to train anyway, because it feels like progress.", ("seed-business",)),
    Hint("Buying a package before what is missing is in place.", ("seed-glossary",)),
)
