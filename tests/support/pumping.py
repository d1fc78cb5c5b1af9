"""Texts that make a pattern repeat itself: what comes before a repetition, its body many times, and an end that fails.

A repetition whose body can be read in two ways takes twice as long with each further body; pumping finds it out.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

Item = tuple[Any, Any]
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT)
OFTEN = 6
"""A repetition that ends before this many times cannot grow."""
STEPS = range(5, 61, 5)


def slow_text(pattern: re.Pattern[str], seconds: float, tries: int = 12) -> str | None:
    """A text of at most sixty repetitions that the pattern takes longer than `seconds` of processor time for."""
    tree = list(_parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))
    for target in repetitions(tree):
        for seed in range(tries):
            for times in STEPS:
                text = pumped(tree, target, random.Random(seed), times)
                began = time.process_time()
                for _ in pattern.finditer(text):
                    pass
                if time.process_time() - began > seconds:
                    return text
    return None


def repetitions(items: list[Item]) -> Iterator[Item]:
    """Every repetition in the tree that may go on for long, and holds a choice or another repetition."""
    for item in items:
        kind, args = item
        if kind in REPEATS and args[1] >= OFTEN and any(_branches(list(args[2]))):
            yield item
        for inner in _inside(item):
            yield from repetitions(inner)


def pumped(items: list[Item], target: Item, chooser: random.Random, times: int) -> str:
    """A text that leads to `target`, its body `times` times, and what nothing goes on from."""
    text, _ = _until(items, target, chooser, times)
    return f"{text}!"


def _until(items: list[Item], target: Item, chooser: random.Random, times: int) -> tuple[str, bool]:
    text = ""
    for item in items:
        if item is target:
            bodies = [_sample(list(item[1][2]), chooser) for _ in range(2)]
            return text + "".join(bodies[n % 2] for n in range(times)), True
        for inner in _inside(item):
            if _holds(inner, target):
                more, _ = _until(inner, target, chooser, times)
                return text + more, True
        text += _sample([item], chooser)
    return text, False


def _holds(items: list[Item], target: Item) -> bool:
    return any(item is target or any(_holds(inner, target) for inner in _inside(item)) for item in items)


def _branches(items: list[Item]) -> Iterator[bool]:
    for item in items:
        yield item[0] is op.BRANCH or item[0] in REPEATS
        for inner in _inside(item):
            yield from _branches(inner)


def _inside(item: Item) -> list[list[Item]]:
    kind, args = item
    if kind is op.SUBPATTERN:
        return [list(args[3])]
    if kind is op.BRANCH:
        return [list(branch) for branch in args[1]]
    if kind in REPEATS:
        return [list(args[2])]
    return []


def _sample(items: list[Item], chooser: random.Random) -> str:
    """A text that the items may match; what only looks around adds nothing."""
    return "".join(_one(item, chooser) for item in items)


def _one(item: Item, chooser: random.Random) -> str:
    kind, args = item
    if kind is op.LITERAL:
        return chr(args)
    if kind is op.NOT_LITERAL:
        return "x"
    if kind is op.ANY:
        return "x"
    if kind is op.IN:
        return _of_set(args, chooser)
    if kind in REPEATS:
        least, most, body = args
        return "".join(_sample(list(body), chooser) for _ in range(max(least, min(most, chooser.randint(0, 2)))))
    inner = _inside(item)
    return _sample(chooser.choice(inner), chooser) if inner else ""


def _of_set(members: list[Item], chooser: random.Random) -> str:
    if members[0][0] is op.NEGATE:
        return "x"
    kind, args = chooser.choice(members)
    if kind is op.LITERAL:
        return chr(args)
    if kind is op.RANGE:
        return chr(chooser.randint(*args))
    return {op.CATEGORY_DIGIT: "3", op.CATEGORY_SPACE: " "}.get(args, "x")
