"""What is heard in words, as tests ask it: one wording at a time, or a whole kind of which a few may be missed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from advisor.interpret.heard import Context, Heard
from advisor.slots.questions import BY_ID
from bot.nlu.interpret import hear_without_model


def heard(text: str, asked: str = "") -> Heard:
    return hear_without_model(text, Context(BY_ID[asked] if asked else None))


def told(found: Heard, slot: str) -> str:
    return next((fact.band for fact in found.facts if fact.slot == slot), "")


def taken(found: Heard, slot: str) -> set[str]:
    """Every band of the slot that the message may mean."""
    return {fact.band for fact in (*found.facts, *found.doubtful) if fact.slot == slot}


def each(*texts: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("text", texts)


def kind(*texts: str, may_miss: float = 0.2) -> Callable[[Callable[[str], None]], Callable[[], None]]:
    """One test of a whole kind: the reader has learnt, and may miss a share of the wordings, which are named."""

    def whole(test: Callable[[str], None]) -> Callable[[], None]:
        def of_the_kind() -> None:
            missed = [text for text in texts if not passes(test, text)]
            assert len(missed) <= may_miss * len(texts), missed

        of_the_kind.__name__ = test.__name__
        return of_the_kind

    return whole


def passes(test: Callable[[str], None], text: str) -> bool:
    try:
        test(text)
    except AssertionError:
        return False
    return True
