"""Where data may not go, where the words say so: "nothing leaves the house", "nur eigene Rechner"."""

from __future__ import annotations

import re

_MACHINES = (
    r"(?:computers?|machines?|servers?|hardware|pcs?|rechnern?|servern?|maschinen|ordinateurs|serveurs|servidores)"
)
_HOUSE = (
    r"(?:house|building|premises|office|site|campus|network|company|firm|hospital|clinic|bank|walls|data ?cent(?:er|re)"
    r"|servers?|machines?|computers?|hardware)\b"
)
"""What is one's own: a tenant in somebody's cloud, or a region, is none of it."""
_INSIDE = re.compile(
    r"\b(?:nothing|no data|none of (?:it|this|the data)) (?:may |can |must |is allowed to |should )?(?:ever )?leaves?"
    rf" (?:the|our) {_HOUSE}"
    rf"|\b(?:it|data|they) (?:may|can|must|should) ?(?:not|n't|never) leave (?:the|our) {_HOUSE}"
    r"|\b(?:nichts|keine daten) (?:\w+ ){0,2}(?:darf|dürfen|soll|sollen)? ?(?:\w+ )?"
    r"(?:aus dem haus|nach (?:draußen|außen))"
    r"|\b(?:darf|dürfen) (?:\w+ )?(?:nichts|keine daten) (?:aus dem haus|nach (?:draußen|außen)|das haus verlassen)"
    r"|\brien ne (?:doit|peut) sortir|\bnada (?:puede|pode) salir|\bnada pode sair"
    rf"|\b(?:only|just|nur) (?:on |auf )?(?:our|unsere[nr]?|eigene[nr]?|nos|nuestros) (?:own |eigenen )?{_MACHINES}\b"
)


def stays_inside(text: str) -> tuple[int, int] | None:
    """Where folded `text` says that data may not leave the asker's own machines, if anywhere."""
    found = _INSIDE.search(text)
    return found.span() if found else None
