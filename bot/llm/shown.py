"""What of a message a model gets to see: the words about the matter, and nothing that the sender could not see."""

from __future__ import annotations

import unicodedata

from advisor.interpret.clauses import passage
from advisor.interpret.steering import steering


def shown(text: str) -> str:
    """The sender's words less the sentences that try to steer us, less invisible characters.

    As much is shown as the built-in reader reads. Names, titles and topics are no part of a message's text.
    """
    whole = passage(text)
    aside = steering(whole)
    ends = [*(clause.start for clause in whole.clauses[1:]), len(whole.plain.text)]
    kept = (
        text[whole.plain.spans[clause.start][0] : whole.plain.spans[end - 1][1]]
        for clause, end in zip(whole.clauses, ends, strict=True)
        if clause.sentence not in aside
    )
    return "".join(char for piece in kept for char in piece if _visible(char)).strip()


def _visible(char: str) -> bool:
    return char in "\n\t" or unicodedata.category(char) not in ("Cf", "Cc", "Co", "Cs")
