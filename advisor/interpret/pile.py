"""Work that is done once, where the words say so: "450 stories, once", "a one-off job", "einmalig"."""

from __future__ import annotations

import re

_ONCE = re.compile(
    r"\b(?:(?:just|only) (?:the )?(?:once|one time)|once|one time only|a single time)(?= ?(?:[,.;!)]|$|and (?:done"
    r"|that|then|never)"
    r"|then|for all|in all))(?! ?,? (?:we|you|it|they|the|a)\b)"
    r"|\bone-?off\b|\bone time (?:job|thing|project|batch)\b"
    r"|\beinmalig\w{0,2}\b|\b(?:nur |bloß )?ein(?: einziges)? ?mal(?= ?(?:[,.;!)]|$|und (?:dann|fertig)))"
    r"|\bune seule fois\b|\b(?:una sola|una única) vez\b|\b(?:uma (?:só|única) vez|uma vez só)\b"
    r"|一次性|只做一次|一度きり|一回(?:だけ|限り|きり)|한 ?번만|일회성"
)


def one_off(text: str) -> bool:
    """Whether folded `text` says that something is done once: not "once a day", nor "once we have it"."""
    return _ONCE.search(text) is not None
