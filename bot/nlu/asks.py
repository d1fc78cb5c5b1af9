"""What a message asks beside the matter, and what is no business of ours at all."""

from __future__ import annotations

from advisor.glossary import OF_APPROACH
from advisor.heard import Context, Intent
from advisor.verdict import Approach
from bot.nlu.look import HOSTILE, Look

ALTERNATIVE = "alternative:"
TELL = "tell"
MOST_WORDS = 30
"""Words of a message that may as a whole ask for something beside the matter; a longer one tells a story."""
MATTER, ASIDE = "matter", ("off", HOSTILE, "smalltalk")
"""What a message can be about: whether to tune a model, or anything that is no business of ours."""
IN_A_DIALOGUE = 0.95
"""How sure a decline has to be while a question is open, where short and odd words are good replies."""


def asked_for(look: Look, *, likely: bool) -> tuple[Intent, tuple[str, ...]]:
    """What the message as a whole asks for, with the term of an approach that it proposes; else that it tells.

    `likely`: people mostly ask here, so that less is enough to take the message for a question.
    """
    seen = look.as_a_whole("ask")
    if seen is None or len(look.whole.text.split()) > MOST_WORDS:
        return Intent.TELL, ()
    enough = seen.head.thresholds.doubtful if likely else seen.head.thresholds.sure
    best = max(seen.chances, key=lambda name: seen.chances[name])
    if best.startswith(ALTERNATIVE):
        together = sum(chance for name, chance in seen.chances.items() if name.startswith(ALTERNATIVE))
        named = best.removeprefix(ALTERNATIVE)
        terms = (OF_APPROACH[Approach(named)].id,) if named in {own.value for own in OF_APPROACH} else ()
        return (Intent.ALTERNATIVE, terms) if together >= enough else (Intent.TELL, ())
    if best == TELL or seen.chances[best] < enough:
        return Intent.TELL, ()
    return Intent(best), ()


def declined(look: Look, context: Context) -> bool:
    """Whether a message in which nothing could be read has nothing to do with models."""
    seen = look.as_a_whole("scope")
    if seen is None:
        return False
    aside = sum(seen.chances.get(name, 0.0) for name in ASIDE)
    return aside >= (IN_A_DIALOGUE if context.question else seen.head.thresholds.sure)
