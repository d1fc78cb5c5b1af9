"""Overlays to lay over the house: one text for each kind of entry, and verdicts under them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from advisor.decision.decide import decide
from advisor.decision.policy import Policy, policy_for
from advisor.facts import Facts
from advisor.overlay import load_overlay
from advisor.verdict import Verdict
from tests.support import situations
from tests.support.situations import DAY

MEANS = {"skill": "some", "budget": "set"}
VOICE = situations.VOICE | MEANS
SAVING = situations.SAVING | MEANS | {"cheap_model": "short"}
EXAMPLE = Path(__file__).parents[2] / "deploy" / "overlay.example.toml"
NAME = 'name = "Acme"\n'
RATE = "[currency]\ncode = {code}\nper_usd = {rate}\nas_of = 2026-11-01\nreview_by = 2027-01-01\n"
ANTHROPIC = '[[presume]]\nslot = "provider"\nband = "closed"\nbecause = "We are an Anthropic shop."\n'
MINIMUM = '[[minimum]]\nslot = "{slot}"\nvalue = {value}\nbecause = "Our data office wants more."\n'
ONLY = '[platforms]\nonly = [{only}]\nbecause = "No data leaves Australia."\n'
STEP = '[[step]]\nid = "privacy"\ndo = "Ask the privacy office."\nbecause = "Our policy says so."\n'
LUNA = """
[[model]]
id = "gpt-6-luna"
name = "GPT-6 Luna, our contract"
where = ["openai", "cloud"]
tier = "small"
input = {price}
output = 0.01
as_of = 2026-11-01
review_by = 2027-11-01
source = "organisation"
evidence = "official"
"""
OPENAI = """
[[platform]]
id = "openai"
name = "OpenAI"
band = "openai"
sells_tuning = true
says = "OpenAI tunes for us until our contract ends."
as_of = 2026-11-01
review_by = 2027-01-01
source = "organisation"
evidence = "official"
"""


def under(text: str, *, day: date = DAY) -> Policy:
    return policy_for(day, load_overlay(NAME + text, file="acme.toml"))


def advice(policy: Policy, situation: dict[str, str], **changes: str) -> Verdict:
    return decide(policy, Facts.of(**{slot: band for slot, band in (situation | changes).items() if band}))
