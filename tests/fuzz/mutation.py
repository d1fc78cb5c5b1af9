"""Changes that keep to the form of an input, so that most of what is tried gets past the first look."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode

from tests.fuzz.target import Plain

ODD: tuple[object, ...] = (
    None, True, False, 0, -1, 1.5, 2**63, 10**30, 1e308, "", " ", "0", "x" * 300, [], {}, [[]], [None], {"id": None},
    {"": ""}, "\u0000", "\u202e", "İ", "½", "\U0001f600", "C", "D", "U00ASKER", "message", "<@U00BOT>", "a=b", "=",
)  # fmt: skip
"""What stands where something else was expected."""
PLAINLY = 0.35
"""How often a change knows nothing of the form."""
MOST_CHANGES = 4
MOST_REPEATS = 400

Change = Callable[[bytes, random.Random], bytes]


def text_changed(text: str, words: Sequence[str], chooser: random.Random) -> str:
    """The text with a word put in, a stretch taken out, moved or repeated, or an odd character in it."""
    start, end = sorted(chooser.randint(0, len(text)) for _ in range(2))
    end = min(end, start + 80)
    piece = text[start:end]
    match chooser.randrange(7):
        case 0 | 1:
            return f"{text[:start]}{chooser.choice(words)}{chooser.choice(('', ' '))}{text[start:]}"
        case 2:
            return text[:start] + text[end:]
        case 3:
            return text[:start] + chooser.choice(words) + text[end:]
        case 4:
            return text[:end] + piece * chooser.choice((1, 2, 20, MOST_REPEATS)) + text[end:]
        case 5:
            return text[:start] + chr(chooser.randrange(chooser.choice((128, 0xD800)))) + text[start:]
        case _:
            at = chooser.randint(0, len(text))
            return text[:at] + piece + text[at:]


def json_changed(value: object, words: Sequence[str], chooser: random.Random) -> object:
    """The JSON value with one place in it changed: left out, doubled, another's value, another kind, another text."""
    if not (isinstance(value, dict | list) and value) or chooser.random() < 0.1:
        return _leaf(value, words, chooser)
    keys: Sequence[Any] = list(value) if isinstance(value, dict) else range(len(value))
    key = chooser.choice(keys)
    changed = value.copy()
    match chooser.randrange(9):
        case 0:
            del changed[key]
        case 1 if isinstance(changed, list):
            changed.append(changed[key])
        case 1:
            changed[chooser.choice((*keys, *words))] = changed[key]
        case 2:
            changed[key] = value[chooser.choice(keys)]
        case _:
            changed[key] = json_changed(value[key], words, chooser)
    return changed


def _leaf(value: object, words: Sequence[str], chooser: random.Random) -> object:
    if isinstance(value, str) and chooser.random() < 0.7:
        return text_changed(value, words, chooser)
    return chooser.choice((*ODD, [value], {"id": value}))


def body_changed(body: bytes, words: Sequence[str], chooser: random.Random) -> bytes:
    """The body of a request changed, be it JSON, a form, or a form that carries JSON; any other body as it is."""
    if body[:1] in (b"{", b"["):
        return dumped(json_changed(_loaded(body), words, chooser), chooser)
    form = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    if "payload" in form:
        form["payload"] = dumped(json_changed(_loaded(form["payload"]), words, chooser), chooser).decode()
    elif form:
        name = chooser.choice(list(form))
        form[name] = text_changed(form[name], words, chooser)
    return urlencode(form, errors="replace").encode() if form else body


def _loaded(text: bytes | str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return {}


def dumped(value: object, chooser: random.Random) -> bytes:
    """The value as JSON, in one of two ways: escaped, it may hold halves of characters."""
    return json.dumps(value, ensure_ascii=chooser.random() < 0.3).encode("utf-8", "replace")


def mutate(data: bytes, most: int, seed: int, plain: Plain, change: Change) -> bytes:
    """`change` done to the data a few times, or a plain change of it."""
    chooser = random.Random(seed)
    if chooser.random() < PLAINLY:
        return plain(data, most)
    for _ in range(chooser.randint(1, MOST_CHANGES)):
        data = change(data, chooser)
    return data[:most]
