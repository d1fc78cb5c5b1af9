"""The table as people read it, with names for what many rows share, says what the rules say."""

from __future__ import annotations

import random
import re

from advisor.facts import UNSURE
from advisor.rules.conditions import holds
from advisor.rules.legend import NAMES, described, legend
from advisor.slots import SLOTS
from tests.support.situations import POLICY

ATOM = re.compile(r"(\w+) (is not|is|not in|in) (\w+|\([^()]*\))")
SITUATIONS = 300


def test_with_its_names_put_in_a_row_reads_as_the_condition_that_it_is() -> None:
    rng = random.Random(11)
    for _ in range(SITUATIONS):
        bands = {slot.id: rng.choice([UNSURE, *(band.id for band in slot.bands)]) for slot in SLOTS}
        for rule in POLICY.rules:
            assert _true(described(rule.when), bands) == holds(rule.when, bands), rule.id


def test_what_many_rows_share_is_spelt_out_once() -> None:
    written = [described(rule.when) for rule in POLICY.rules]

    assert max(map(len, written)) < 340 < max(len(str(rule.when)) for rule in POLICY.rules)
    for condition in NAMES:
        assert sum(str(condition) in text for text in written) == 0


def _true(text: str, bands: dict[str, str]) -> bool:
    """What a reader makes of the text, who knows the legend and puts brackets around what a name stands for."""
    for name, meaning in reversed(legend()):
        text = re.sub(rf"\b{name}\b", f"({meaning})", text)
    plain = ATOM.sub(lambda atom: str(_one(atom, bands)), text)
    return bool(eval(plain.replace("always", "True").replace("never", "False")))  # noqa: S307 - the table's own words


def _one(atom: re.Match[str], bands: dict[str, str]) -> bool:
    slot, how, wanted = atom.groups()
    return (bands[slot] in wanted.strip("()").split(", ")) == ("not" not in how)
