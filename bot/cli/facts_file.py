"""Facts given as data: a JSON object from slot to band or number; words of earlier versions are understood."""

from __future__ import annotations

import json
import math
from pathlib import Path

from advisor.errors import FactsError
from advisor.facts import UNSURE, Fact, Facts
from advisor.slots import BY_ID, Slot
from advisor.slots.former import FORMER, is_former, modern


def read_facts(path: Path) -> Facts:
    """The facts in the file at `path`; FactsError names the file, the key and what is allowed there."""
    try:
        given = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise FactsError(f"{path}: I could not read the file ({error.strerror}). Check the path.") from error
    except (ValueError, RecursionError) as error:
        raise FactsError(f'{path}: this is not JSON ({error}). Write an object like {{"volume": 5000}}.') from error
    if not isinstance(given, dict):
        raise FactsError(f'{path}: expected an object from slot to band or number, like {{"volume": 5000}}.')
    return Facts(modern(_fact(path, key, value) for key, value in given.items()))


def _fact(path: Path, key: str, value: object) -> Fact:
    slot = BY_ID.get(key)
    if slot is None and key not in FORMER:
        raise FactsError(f"{path}: there is no slot {key!r}. The slots are {', '.join(BY_ID)}.")
    bands = [band.id for band in slot.bands] if slot else FORMER[key]
    if isinstance(value, str) and (value in (UNSURE, *bands) or is_former(key, value)):
        return Fact(key, value)
    if slot and slot.numeric and isinstance(value, int | float) and not isinstance(value, bool):
        return _counted(path, slot, value)
    allowed = _allowed(slot) if slot else ", ".join([*bands, UNSURE])
    raise FactsError(f"{path}: {key!r} cannot be {json.dumps(value)}. It takes {allowed}.")


def _counted(path: Path, slot: Slot, value: float) -> Fact:
    try:
        number = float(value)
        if math.isfinite(number):
            return slot.fact(number)
    except (ValueError, OverflowError):
        pass
    raise FactsError(f"{path}: {slot.id!r} cannot be {str(value)[:40]}. It takes {_allowed(slot)}.")


def _allowed(slot: Slot) -> str:
    bands = ", ".join([*(band.id for band in slot.bands), UNSURE])
    return f"{bands}, or a number of {slot.unit} (0 or more)" if slot.numeric else bands
