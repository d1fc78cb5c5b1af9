"""Wishes for a manner, and whether it can be put into words."""

from __future__ import annotations

from advisor.reading.cues import Cue, cue
from advisor.reading.ranks import FORM, TASK
from advisor.reading.vocabulary import LANGUAGE

_WRITE = (
    r"(?:summari[sz]e|summari[sz]es|write|writes|writing|written|reply|replies|replying|respond|responds"
    r"|responding|responses?|answer|answers|answering|speak|speaks|talk|talks|output|outputs|draft"
    r"|drafts|sound|sounds"
    r"|summaries|letters|e-?mails|text|texts|say|says|converse|chat|chats)"
)
_WRITES = (
    r"(?:write|writes|writing|wrote|draft|drafts|drafting|compose|composes|composing|generate"
    r"|generates|generating|produce"
    r"|produces|producing|create|creates|creating|rewrite|rewrites|rewriting|polish|polishes)"
)
_TEXTS = (
    r"(?:letters|e-?mails|replies|stor(?:y|ies)|fiction|poems?|poetry|novels?|copy|slogans|headlines"
    r"|newsletters|descriptions"
    r"|speech(?:es)?|blog ?posts?|scripts?|summaries|lyrics|captions|posts|articles|reviews|jokes"
    r"|dialogues?|essays|obituaries"
    r"|proposals|sermons|recipes|menus|columns|bios|tweets|ads|adverts|press releases|reports|texts?|songs?|ones)"
)
_SORTED = r"classif\w+|detect\w*|sentiment|categor\w+|label\w*"
_SPEAKER = r"(?:models?|bots?|chat ?bots?|assistants?|it|they|llms?|ai)"
_SPEAKS = r"(?:gives?|says?|said|keep|keeps|stay|stays|refuse|avoid|must|never|produces?|stop|prevent|answers?)"
_NEVER_LIKE = r"style (?:transfer|gan)|free[- ]?style|life-?style|voice (?:mail|bot|call|assistant|recognition|based)"


def _easy(pattern: str, *, near: str | tuple[str, ...] = ()) -> tuple[Cue, Cue]:
    """A rule of form that a sentence can state."""
    return (
        cue("goal", "behaviour", pattern, rank=FORM, wish=True, near=near),
        cue("describable", "easy", pattern, wish=True, near=near),
    )


def _hard(pattern: str, *, near: str | tuple[str, ...] = (), unless: str = "") -> tuple[Cue, Cue]:
    """A manner that is easier to show than to state."""
    besides = "|".join(filter(None, (_SORTED, _NEVER_LIKE, unless)))
    return (
        cue("goal", "behaviour", pattern, rank=TASK, wish=True, unless=besides, near=near),
        cue("describable", "hard", pattern, wish=True, unless=besides, near=near),
    )


BEHAVIOUR: tuple[Cue, ...] = (
    *_easy(
        rf"{_WRITE} (?:.{{0,25}} )?in {LANGUAGE}|in {LANGUAGE} only|(?:only|always) (?:in )?{LANGUAGE}"
        rf"|{LANGUAGE} (?:replies|answers|responses|spelling)"
    ),
    *_easy(
        r"bullet points?|(?:keep|keeps) (?:it|them|answers|replies|things) (?:short|brief|simple|concise"
        r"|under \w+ \w+)"
        r"|(?:at most|under|no more than|up to|maximum|max|within) \w+ (?:words|sentences|characters"
        r"|lines)(?: long| each)?"
    ),
    *_easy(
        r"(?:more|less|very|always|too|be|is|sound|sounds|sounding|so|stay|stays) (?:and )?(?:polite"
        r"|politely|formal|informal|concise|brief"
        r"|verbose|chatty|friendly|terse|wordy|long-winded|wordy|curt|rude|cheerful|apologetic)|(?:polite"
        r"|formal|friendly|professional"
        r"|neutral|warm|informal|casual|respectful) (?:tone|replies|manner|register|language|answers)"
        r"|(?:shorter|briefer|longer) (?:answers|replies|responses|summaries)|(?:no|without|stop using"
        r"|never use) (?:emojis?|slang|exclamation marks)"
    ),
    *_hard(
        r"(?:our|my|their|his|her|company|own|an author's|the author's) (?:own )?(?:brand |house "
        r"|editorial |writing |company |distinctive "
        r"|unique |authorial |personal |particular )*(?:voice|style|tone)|(?:brand|house|editorial|writing"
        r"|literary|narrative) (?:voice|style|tone)"
        r"|in the (?:style|voice|manner) of|tone of voice|(?:same|peculiar|particular|distinctive|certain"
        r"|specific) (?:writing )?(?:style|voice)"
    ),
    *_hard(
        r"(?:write|writes|writing|sound|sounds|sounding|talk|talks|reply|replies|draft|drafts|speak|speaks"
        r"|answers?|respond|responds|phrase|phrases) "
        r"(?:\w+ ){0,3}(?:like|the way|as if|just as) (?:our|my|a|an|the|we|i|one of|us|me|he|she|him|her"
        r"|his|pirates?|people)"
    ),
    *_hard(
        r"(?:sounds?|reads?|feels?|comes? across|comes? out) (?:\w+ ){0,2}(?:robotic|generic|bland|wooden"
        r"|stilted|flat|soulless|corporate|lifeless"
        r"|like (?:a )?(?:robot|machine|ai|chat ?gpt))|(?:never|not|n't) (?:quite |really )?sounds? like"
    ),
    *_hard(
        r"(?:characters?|personas?|npcs?|personalit(?:y|ies)|role-?play\w*|in character)",
        near=r"talk\w*|speak\w*|sound\w*|stay\w*|voice|act\w*|game|own|consistent\w*",
    ),
    cue(
        "goal",
        "behaviour",
        rf"{_WRITES} (?:\w+ ){{0,4}}?{_TEXTS}|(?:fiction|story|poetry|copy|speech|lyrics|script) (?:writer"
        r"|writing|generator)"
        r"|creative writing|copywriting|ghost-?writ\w+",
        rank=TASK,
        wish=True,
        unless=r"sql|code|unit tests?|label\w*|classif\w+|(?:training|synthetic|labell?ed) (?:data|examples)|in "
        r"the past|we wrote|i wrote",
    ),
    cue(
        "goal",
        "behaviour",
        r"(?:the|right|wrong|its|consistent|different|better|correct) (?:tone|style|persona|personality|voice|manner)"
        r"|(?:tone|style|persona) (?:is|of|and|or|matters)",
        rank=TASK,
        wish=True,
        unless=rf"{_SORTED}|analy[sz]\w+|voice (?:mail|call|bot)",
    ),
    cue(
        "goal",
        "behaviour",
        r"translat(?:e|es|ing|ion|ions|or)",
        rank=TASK,
        wish=True,
        near=rf"{LANGUAGE}|languages?|terminology|segments?|patents?|manuals|subtitles?|localis\w+|localiz\w+",
        unless=r"in translation|lost in",
    ),
    cue(
        "output",
        "translation",
        r"translat(?:e|es|ing|ion|ions|or)",
        wish=True,
        near=rf"(?:in|into|to|from|between) {LANGUAGE}|terminology|segments?|subtitles?|translation (?:memor\w+"
        r"|model|engine|agency|bureau)",
        unless=r"translat\w+ (?:this|it) (?:in)?to (?:a |money|business|practice)",
    ),
    cue(
        "goal",
        "behaviour",
        r"(?:safety|content|conduct|compliance) (?:polic\w+|rules|guidelines|guardrails)|guard-?rails?"
        r"|within (?:our )?(?:safety )?policy"
        r"|(?:harmful|unsafe|dangerous|offensive|inappropriate|toxic|biased) (?:\w+ )?(?:answers?|replies"
        r"|responses|content|advice|outputs?)",
        near=(_SPEAKER, _SPEAKS),
        rank=TASK,
        wish=True,
        unless=rf"{_SORTED}|moderat\w+|filter\w*",
    ),
)

DESCRIBABLE: tuple[Cue, ...] = (
    cue(
        "describable",
        "hard",
        r"(?:hard|difficult|impossible|tricky|tough) to (?:describe|explain|say|put into words|put in "
        r"words|pin down|articulate|specify|define)"
        r"|(?:know|notice|recogni[sz]e|feel) it when (?:you|we|i|they) (?:see|read|hear)(?: it)?|easier "
        r"to show|(?:tacit|unwritten) (?:rules"
        r"|knowledge|style)|(?:matter|question) of taste|gut feel\w*|(?:takes|need|needs) (?:\w+ "
        r"){0,3}(?:years|months) to (?:learn|master|pick up)",
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
