"""What the heads look at: a text's vector from the encoder, beside its hashed n-grams of words and characters."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from bot.nlu.encoder import SIZE, Vectors, encode

BUCKETS = 4096
"""Places that n-grams are hashed to. Two may share one; the heads learn to live with it."""
WEIGHT = 0.7
"""Length of the n-gram part beside the vector's, which is 1."""
LONGEST_WORD = 24
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")


def features(texts: Sequence[str]) -> Vectors:
    """A row of `SIZE + BUCKETS` numbers for each text."""
    # A message of one sentence comes as the message and as its sentence.
    places = {text: at for at, text in enumerate(dict.fromkeys(texts))}
    rows = np.zeros((len(places), SIZE + BUCKETS), dtype=np.float32)
    rows[:, :SIZE] = encode(list(places))
    for text, row in places.items():
        rows[row, SIZE:] = n_grams(text)
    return rows[[places[text] for text in texts]]


def n_grams(text: str) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """The hashed n-grams of a text, in `BUCKETS` numbers."""
    counts = np.sqrt(np.bincount(list(_places(text)), minlength=BUCKETS)).astype(np.float32)
    length = np.linalg.norm(counts)
    return np.asarray(counts * (WEIGHT / length) if length else counts)


def _places(text: str) -> Iterator[int]:
    for gram in _grams(text):
        yield zlib.crc32(gram.encode("utf-8", "replace")) % BUCKETS


def _grams(text: str) -> Iterator[str]:
    """Words, pairs of words, and runs of three and four characters within a word; every number is the same number."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    words = ["0" if token.isdigit() else token[:LONGEST_WORD] for token in _TOKEN.findall(plain)]
    yield from words
    yield from (f"{one} {other}" for one, other in pairwise(words))
    for word in words:
        marked = f"<{word}>"
        for length in (3, 4):
            yield from (marked[start : start + length] for start in range(len(marked) - length + 1))
