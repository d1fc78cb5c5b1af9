"""The built-in reader is fitted to the data that are checked in, by one command, the same each time."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from advisor.slots import BY_ID
from bot.nlu import encoder
from bot.nlu.features import BUCKETS, features, n_grams
from bot.nlu.heads import heads, unpacked
from bot.nlu.weights import data_digest, widened
from training.corpus import DATA, CorpusError, digest, read, read_file
from training.fit import fit
from training.network import train
from training.packing import packed
from training.samples import samples
from training.table import inputs_of, table_of

SMALL = """@first en chat
We sort letters by department {task=sort}. It costs too much {gap=cost}
Should we fine-tune?

@reply volume en chat
thirty a day {volume=under_1k}
no idea {unsure}
why? {skip}
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.txt"
    path.write_text(SMALL, "utf-8")
    return path


def test_the_heads_in_the_package_were_fitted_to_the_data_that_are_checked_in() -> None:
    assert data_digest() == digest(), "the data changed: run make reader"


def test_the_same_data_give_the_same_bytes() -> None:
    some = read([DATA / "replies" / "everyday_two.txt"])

    assert packed(fit(some), "data") == packed(fit(some), "data")


def test_what_was_trained_is_what_runs() -> None:
    some = read([DATA / "replies" / "everyday_two.txt"])
    table = table_of(samples(some))
    network = train(table, np.arange(len(table.lines)))

    with np.load(BytesIO(packed(fit(some), "data"))) as stored:
        model = encoder.changed(encoder.original(), {name: widened(name, stored) for name in encoder.LAYERS})
        fitted = unpacked(stored)

    texts = ["only the two of us know how to do it", "no idea, ask the others"]
    features = np.hstack([model.encode(texts), [n_grams(text) for text in texts]])
    inputs = inputs_of(texts)
    assert np.allclose(model.encode(texts), network.vectors(inputs), atol=1e-4)
    assert np.allclose(fitted.probabilities(features), network.probabilities(inputs), atol=0.02)


def test_lines_are_read_with_their_claims_and_marks(small: Path) -> None:
    first, bare, reply, unsure, back = read_file(small)

    assert first.text == "We sort letters by department. It costs too much"
    assert [(claim.slot, claim.band, first.text[: claim.end]) for claim in first.claims] == [
        ("task", "sort", "We sort letters by department"),
        ("gap", "cost", "We sort letters by department. It costs too much"),
    ]
    assert (bare.claims, reply.about, unsure.marks, back.marks) == ((), "volume", {"unsure"}, {"skip"})


def test_a_claim_belongs_to_its_own_sentence_and_is_denied_in_no_other(small: Path) -> None:
    found = samples(read_file(small))

    assert [(sample.text, sample.label) for sample in found["unit/task"]][:1] == [
        ("we sort letters by department", "sort")
    ]
    assert ("it costs too much", "-") not in [(sample.text, sample.label) for sample in found["unit/task"]]
    assert [sample.label for sample in found["reply/volume"]] == ["under_1k", "unsure", "-"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a line without a heading", "heading"),
        ("@hello en\nx", "no heading"),
        ("@reply tasks en\nx", "no slot 'tasks'"),
        ("@first en\nWe sort {task=sorting}", "no 'task=sorting'"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "wrong.txt"
    path.write_text(text, "utf-8")

    with pytest.raises(CorpusError, match=rf"wrong.txt:\d: .*{said}"):
        list(read_file(path))


def test_no_line_stands_twice_and_none_is_one_of_those_put_aside() -> None:
    held_out = Path(__file__).parents[1] / "reading"
    texts = Counter(line.text.casefold() for line in [*read(), *read(held_out.glob("*.txt"))])

    assert [text for text, times in texts.items() if times > 1] == []


def test_every_band_that_is_asked_for_was_learnt() -> None:
    for name, head in heads().by_name.items():
        kind, _, slot = name.partition("/")
        if kind == "unit" and BY_ID[slot].asking:
            assert {band.id for band in BY_ID[slot].bands} <= set(head.classes), name


def test_another_encoder_than_the_one_trained_over_is_refused() -> None:
    with pytest.raises(encoder.EncoderError, match="make reader"):
        encoder.verify(b"other weights")


def test_features_are_a_vector_and_n_grams_and_the_same_in_any_company() -> None:
    alone, among = features(["We sort letters"]), features(["hello", "We sort letters", "x" * 5_000])

    assert alone.shape == (1, encoder.SIZE + BUCKETS)
    assert np.allclose(alone[0], among[1], atol=1e-5)
