"""A draft's text in the form that the checks read: folded, in words, in clauses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.llm.language import COMMON, ENGLISH

_DASHES = str.maketrans({"‐": "-", "‑": "-", "‒": "-", "’": "'", "‘": "'", "“": '"', "”": '"'})
_BREAK = re.compile(
    r"[.;:()–—\n]|(?<=\w) - (?=\w)"
    r"|,? \b(?:but|so|because|since|while|whereas|although|though|yet(?= [a-z]+ )|which means|who|(?:and )?then)\b"
    r"(?! that\b)"
)
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")


@lru_cache(maxsize=2048)
def folded(text: str) -> str:
    """`text` in small letters, with plain quotes and hyphens and without accents."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_DASHES))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()


def words(text: str) -> list[str]:
    """The words of `text`, folded; digits and punctuation are none."""
    return _WORD.findall(folded(text))


def clauses(text: str) -> list[str]:
    """The clauses of folded `text`, cut where an opinion may turn: at stops, conjunctions and after a first "no"."""
    return [re.sub(r"^no\b,? ", "", piece) for piece in _pieces(_BREAK, text)]


def _pieces(cut: re.Pattern[str], text: str) -> list[str]:
    return [piece.strip() for piece in cut.split(text) if piece and piece.strip()]


def stems(texts: Iterable[str]) -> set[str]:
    """The stems of the words that carry meaning: short and common words say nothing about what a text is about."""
    found = (word for text in texts for word in words(text))
    return {word[:STEM] for word in found if len(word) > SHORT and word not in COMMON[ENGLISH]}


STEM = 4
SHORT = 3


def quoted(text: str, at_most: int = 60) -> str:
    """`text` to be named in an objection: in quotes, on one line, cut."""
    line = " ".join("".join(letter for letter in text if letter.isprintable()).split())
    return f"“{line if len(line) <= at_most else line[: at_most - 1] + '…'}”"


QUOTED = re.compile(r"[\"“]([^\"“”]*)[\"”]")


@dataclass(frozen=True)
class Reworded:
    """A sentence, the reason that it rewords, and the asker's words that it may meet with what they mean."""

    text: str
    reason: str
    words: str = ""
    means: str = ""

    @cached_property
    def own(self) -> str:
        """The sentence less what it quotes."""
        return QUOTED.sub(" ", self.text)

    @cached_property
    def given(self) -> tuple[str, ...]:
        """Everything that the sentence may say: what is not in here, it cannot know."""
        return (self.reason, self.words, self.means)

    @property
    def quoted(self) -> tuple[str, ...]:
        """What it quotes, folded."""
        return tuple(" ".join(folded(found).split()) for found in QUOTED.findall(self.text))
