"""Which question comes next, worked out ahead of time for every situation and kept beside the rules.

`advisor rules --ahead` prints the file after a change of rules, questions or prior; a test compares. A policy whose
table is another one (an overlay that changes what is sold, a broken one in a test) is worked out as it is asked.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources

from advisor.deciding.diagram import Compiler, Diagram, Node
from advisor.deciding.prior import WEIGHTS
from advisor.questions import Question
from advisor.slots import BY_ID, SLOTS
from advisor.verdict import Approach, FineTuning, Headline

FILE = "ahead.json"
_SLOTS = [slot.id for slot in SLOTS]


@dataclass(frozen=True, slots=True)
class Ahead:
    """The question (by its id) for each function that answers can leave, and the slots that stand in for each other."""

    questions: Mapping[Diagram, str]
    alike: tuple[str, ...]


def digest_of(diagram: Diagram, questions: tuple[Question, ...]) -> str:
    """Names everything that the order of questions depends on."""
    rows, leaves = _numbered([diagram])
    asked = [(question.id, question.slots, question.cost) for question in questions]
    return hashlib.sha256(repr((list(rows.values()), leaves, asked, WEIGHTS)).encode()).hexdigest()[:16]


def written(digest: str, ahead: Ahead) -> str:
    """The file's text."""
    rows, leaves = _numbered(ahead.questions)
    ids = sorted(set(ahead.questions.values()))
    content = {
        "for": digest,
        "alike": ahead.alike,
        "questions": ids,
        "slots": _SLOTS,
        "leaves": [(leaf.fine_tuning, leaf.approach) for leaf in leaves],
        "nodes": [(ids.index(ahead.questions[node]), *row) for node, row in rows.items()],
    }
    return json.dumps(content, separators=(",", ":")) + "\n"


def read(compiler: Compiler, digest: str, text: str | None = None) -> Ahead | None:
    """What the file (or `text`) holds, as nodes of `compiler`; None if it was made for another table."""
    content = json.loads(text or resources.files("advisor.data").joinpath(FILE).read_text("utf-8"))
    if content["for"] != digest:
        return None
    leaves = [Headline(FineTuning(answer), Approach(approach)) for answer, approach in content["leaves"]]
    bands = [[band.id for band in BY_ID[slot].bands] for slot in content["slots"]]
    nodes: list[Diagram] = []
    questions: dict[Diagram, str] = {}
    for question, slot, *refs in content["nodes"]:
        below = [nodes[ref] if ref >= 0 else leaves[~ref] for ref in refs]
        node = compiler.node(content["slots"][slot], zip(bands[slot], below, strict=True))
        nodes.append(node)
        questions[node] = content["questions"][question]
    return Ahead(questions, tuple(content["alike"]))


def _numbered(roots: Iterable[Diagram]) -> tuple[dict[Node, tuple[int, ...]], list[Headline]]:
    """Every node below `roots` as its slot's and its children's numbers, and the leaves, which number from -1 down."""
    rows: dict[Node, tuple[int, ...]] = {}
    leaves: dict[Diagram, int] = {}

    def number(one: Diagram) -> int:
        if not isinstance(one, Node):
            return ~leaves.setdefault(one, len(leaves))
        if one not in numbers:
            below = tuple(number(child) for _, child in one.children)
            numbers[one] = len(rows)
            rows[one] = (_SLOTS.index(one.slot), *below)
        return numbers[one]

    numbers: dict[Node, int] = {}
    for root in roots:
        number(root)
    return rows, [leaf for leaf in leaves if isinstance(leaf, Headline)]
