"""Wishes for a manner or a form, and whether it can be put into words."""

from __future__ import annotations

from advisor.reading.cues import Cue, cue
from advisor.reading.ranks import FORM, TASK
from advisor.reading.vocabulary import LANGUAGE

_WRITE = (
    r"(?:summari[sz]e|summari[sz]es|write|writes|writing|written|reply|replies|replying|respond|responds"
    r"|responding|responses?|answer|answers|answering|speak|speaks|talk"
    r"|talks|output|outputs|draft|drafts|sound|sounds|summaries|letters"
    r"|e-?mails)"
)


def _easy(pattern: str) -> tuple[Cue, Cue]:
    """A rule of form that a sentence can state."""
    return (
        cue("goal", "behaviour", pattern, rank=FORM, wish=True),
        cue("describable", "easy", pattern, wish=True),
    )


def _hard(pattern: str) -> tuple[Cue, Cue]:
    """A manner that is easier to show than to state."""
    return (
        cue("goal", "behaviour", pattern, rank=TASK, wish=True, unless=r"classif\w+|detect\w*|sentiment"),
        cue("describable", "hard", pattern, wish=True),
    )


BEHAVIOUR: tuple[Cue, ...] = (
    *_easy(
        rf"{_WRITE} (?:.{{0,25}} )?in {LANGUAGE}|in {LANGUAGE} only|(?:only|always) (?:in )?{LANGUAGE}"
        rf"|{LANGUAGE} (?:replies|answers|responses|spelling)"
    ),
    *_easy(
        r"(?:in|as|valid|return|returns|output|outputs|produce|produces|emit"
        r"|emits|strict|clean|well-formed) (?:valid |strict |clean )?(?:json"
        r"|xml|yaml|csv|markdown)|(?:json|xml|yaml|markdown) (?:output|replies"
        r"|responses|format|schema)"
    ),
    *_easy(
        r"(?:output|response|answer|reply|house|fixed|strict|same|consistent) (?:format"
        r"|formats|structure|template|layout)|structured outputs?|bullet points?"
        r"|(?:at most|under|no more than|up to|maximum) \w+ (?:words|sentences"
        r"|characters) (?:long|each)?"
    ),
    *_easy(
        r"(?:more|less|very|always|too|be|sound|sounds) (?:polite|politely|formal"
        r"|informal|concise|brief|verbose|chatty|friendly|terse|wordy)|(?:polite"
        r"|formal|friendly|professional|neutral|warm) (?:tone|replies|manner"
        r"|register)|(?:shorter|briefer|longer) (?:answers|replies|responses"
        r"|summaries)"
    ),
    *_hard(
        r"(?:our|my|their|company|own) (?:own )?(?:brand |house |editorial "
        r"|writing |company |distinctive |unique |authorial )?voice|brand voice"
        r"|(?:our|my|house|brand|writing|editorial|company) (?:writing )?style"
        r"|in the style of|tone of voice|brand tone|(?:our|my) tone"
    ),
    *_hard(
        r"(?:write|writes|writing|sound|sounds|sounding|talk|talks|reply|replies"
        r"|draft|drafts) (?:\w+ ){0,3}(?:like|the way|as if) (?:our|my|a|an"
        r"|the|we|i|one of|us|me)"
    ),
    cue(
        "goal",
        "behaviour",
        r"(?:write|writes|writing|draft|drafts|drafting|compose|composes) (?:new "
        r"|our |my |the |better |good |short |marketing |sales |ad |cover |product "
        r"|fan )*(?:letters|e-?mails|replies|stories|fiction|poems?|poetry|novels?"
        r"|copy|slogans|headlines|newsletters|descriptions|speeches|blog posts"
        r"|ones|scripts|summaries|lyrics)|(?:fiction|story|poetry|copy|speech"
        r"|lyrics) (?:writer|writing|generator)|creative writing",
        rank=TASK,
        wish=True,
    ),
    cue(
        "goal",
        "behaviour",
        r"(?:the|right|wrong|its|consistent|different|better) (?:tone|style"
        r"|persona|personality|voice|manner)|(?:tone|style|persona) (?:is|of"
        r"|and|or|matters)",
        rank=TASK,
        wish=True,
        unless=r"classif\w+|detect\w*|sentiment|analy[sz]\w+",
    ),
    cue(
        "describable",
        "hard",
        r"(?:hard|difficult|impossible|tricky|tough) to (?:describe|explain"
        r"|put into words|put in words|pin down|articulate|specify|define)|know it when (?:you"
        r"|we|i|they) see it|easier to show|(?:tacit|unwritten) (?:rules|knowledge"
        r"|style)",
        rank=2,
        wish=True,
    ),
    cue(
        "describable",
        "easy",
        r"easy to (?:describe|explain|put into words|specify)|(?:describe|explain"
        r"|say|state|put|said|explained|described) (?:\w+ ){0,4}in (?:a few"
        r"|a couple of|two|three|one|a|several) (?:short |plain )?(?:sentences?"
        r"|rules|lines|words|paragraph)|(?:clear|simple|written) (?:rules|style guide)"
        r"|style guide",
        denied="hard",
        rank=2,
        unless=r"no style guide",
    ),
    cue(
        "describable",
        "hard",
        r"(?:ca|could)n'?t (?:really |quite )?(?:describe|explain|put|articulate"
        r"|say) (?:it|what)|cannot (?:really |quite )?(?:describe|explain|put"
        r"|articulate) (?:it|what)",
        rank=2,
        wish=True,
    ),
)
