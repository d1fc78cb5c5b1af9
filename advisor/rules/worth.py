"""What training for a smaller bill has to wait for: a bill that it could pay back."""

from __future__ import annotations

from advisor import slots as s
from advisor.rules.conditions import is_, lacks
from advisor.rules.needs import COPYING
from advisor.rules.rule import Cap, Rule

MONEY = (
    Rule(
        "volume_too_low",
        is_(s.GAP, "cost") & lacks(s.BILL, "1k_to_10k", "over_10k") & is_(s.VOLUME, s.ONCE, "under_1k", "1k_to_10k"),
        (
            Cap(
                "Add up the monthly bill: training has to save more than it and its hosting cost.",
                "a bill that training could pay back",
                of=COPYING,
            ),
        ),
        "At this volume a saving seldom pays for training and hosting, unless each request is very dear.",
        ("house-break-even", "seed-business"),
    ),
)
