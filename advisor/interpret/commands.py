"""Whole messages that are commands. What is asked in other words than these is for the reader that comes after."""

from __future__ import annotations

import re
from dataclasses import dataclass

from advisor.interpret.heard import Intent
from advisor.slots import SLOTS

_SHOW = r"(?:(?:can|could) you )?(?:(?:show|give|tell|list)(?: me| us)? )?"
_OUR = r"(?:a |an |the |our |my |any |some )?"
_DUNNO = (
    r"(?:(?:i'?m |i am |we'?re |we are )?(?:really |honestly |still |just )?(?:not (?:really |quite |entirely |too "
    r"|at all |100% )?(?:sure|certain)|unsure|undecided)"
    r"|(?:i |we )?(?:really |honestly |just )?(?:don'?t|do not) (?:really |actually |yet |quite )?(?:know|have a clue)"
    r"|(?:i )?dunno|no (?:idea|clue)|(?:i |we )?(?:have no|haven'?t a|haven'?t got a) (?:idea|clue)"
    r"|(?:hmm? )?hard to say|can'?t say|cannot say|who knows|unknown|skip|pass|idk|beats me)"
)


@dataclass(frozen=True, slots=True)
class CommandPattern:
    """Words that, as the whole message, mean `intent`. A test holds every row to its two examples."""

    intent: Intent
    pattern: re.Pattern[str]
    like: str
    unlike: str


def row(intent: Intent, pattern: str, *, like: str, unlike: str) -> CommandPattern:
    """The row of a pattern over folded words without punctuation."""
    return CommandPattern(intent, re.compile(pattern), like, unlike)


COMMANDS: tuple[CommandPattern, ...] = (
    row(
        Intent.HELP,
        r"help(?: me| please)?|what can you do|how does this work|how do i use (?:this|you)|commands|menu",
        like="help",
        unlike="help our staff find forms",
    ),
    row(
        Intent.HELP,
        r"(?:hi|hello|hey|hiya|howdy|g'?day|yo|greetings|good (?:morning|afternoon|evening|day))"
        r"(?: (?:there|mate|all|team|everyone|bot|advisor))?(?: how are you(?: today)?)?",
        like="hello there",
        unlike="hello, we sort letters",
    ),
    row(
        Intent.WHY,
        r"(?:but |and )?why(?: not| so| is that| that| this)?|how come|what for|why do you (?:ask|need) (?:that|this)"
        r"|(?:explain|justify) (?:yourself|that|this|why|the verdict|your (?:answer|verdict|reasoning))",
        like="but why",
        unlike="why does our bot lie",
    ),
    row(
        Intent.UNDERSTOOD,
        r"what (?:do )?you know(?: (?:about (?:us|me)|of (?:us|me)|so far))*|(?:a |the )?(?:recap|overview)"
        r"|(?:my |our |the |show |list |show me )*(?:the |my |our )?facts(?: so far)?"
        r"|what have (?:i|we) (?:told you|said)(?: so far)?",
        like="what do you know so far",
        unlike="what you know of tyres",
    ),
    row(
        Intent.COST,
        r"(?:the )?costs?|what (?:it|this|that|they) costs?|pric(?:e|es|ing)|show (?:me )?(?:the )?costs?"
        r"|(?:and |so )?(?:how much|what) (?:does|would|will|do) (?:it|that|this|they) cost"
        r"(?: (?:us|me|(?:a|per) month))*",
        like="what would that cost us",
        unlike="the costs of our fleet",
    ),
    row(
        Intent.COST,
        r"(?:(?:and|what is (?:that|it)|how much is (?:that|it)|can i have (?:that|it)) )*in (?:euros?|eur|gbp|pounds"
        r"|francs|chf|dollars|our currency)(?: then)?",
        like="how much is that in euros",
        unlike="in euros we sell wine",
    ),
    row(
        Intent.COST,
        r"(?:[\w' ]{1,60} )?who (?:is|are|'s) (?:supposed|meant|going) to do (?:that|this|it|all that)"
        r"|(?:and |so )?who (?:(?:would|should|will|could|can) )?(?:does|do|build|make)s? (?:that|this|it)(?: for us)?"
        r"|(?:is |would )?(?:one|a|half a) day (?:a|per) (?:week|month) (?:be )?enough(?: for (?:that|this|it))?"
        r"|(?:but |so )?(?:is|isn't) there (?:something|anything|nothing) ready-?made(?: (?:that )?(?:we|i|one) "
        r"(?:can|could) (?:just |simply )?(?:buy|use|get))?",
        like="who is supposed to do that",
        unlike="who is supposed to do the cleaning",
    ),
    row(
        Intent.CHANGES,
        r"what (?:would|could|might|can) change (?:it|that|this|(?:the|your) (?:verdict|answer|advice|mind))",
        like="what would change your mind",
        unlike="what would change the filter",
    ),
    row(
        Intent.VERDICT,
        r"(?:(?:just |please |now |so )*(?:give|tell|show) (?:me|us) )?(?:the |your |a )?(?:verdict|advice)"
        r"(?: (?:now|already|please|anyway))*",
        like="just give me your verdict now",
        unlike="the verdict of the court",
    ),
    row(
        Intent.FORGET,
        r"(?:(?:now|ok|okay|and|so|then|please|can you|could you|would you|i want you to|you can|thanks) )*"
        r"(?:(?:forget|delete|erase|remove|wipe) (?:about )?(?:me|us|(?:all )?(?:of )?(?:my|our) (?:data|messages"
        r"|answers)|(?:this|our|the) (?:whole )?(?:conversation|chat)|(?:everything|anything|all) (?:that )?(?:i|we)"
        r"(?:'ve| have)? (?:told|said|wrote|written|given|typed)(?: (?:to )?you)?"
        r"(?: (?:about|of) (?:my|our|the|us) ?\w{0,20})?"
        r"|(?:everything|all|anything|what) (?:that )?(?:you (?:know|have|kept|stored) |you've got )?(?:about|of|on)"
        r" (?:me|us)|everything|it all|all of (?:it|this))"
        r"|(?:bitte )?(?:vergiss|lösch(?:e|en sie)?|vergessen sie) (?:bitte )?(?:alles|meine daten)"
        r"(?: was ich (?:dir |ihnen )?(?:gesagt|geschrieben) habe| von mir| über mich)?"
        r"|(?:por favor )?(?:olvida|borra|bórralo) (?:todo|mis datos)(?: lo que (?:te )?(?:dije|he dicho))?"
        r"|oublie(?:z)? tout(?: ce que j'ai dit)?|efface(?:z)? (?:tout|mes données)"
        r"|(?:por favor )?(?:esqueça|apague) (?:tudo|meus dados))"
        r"(?: (?:please|now|again|everything|completely|for good|bitte|thanks))*",
        like="delete everything you know about me",
        unlike="delete duplicates in our list",
    ),
    row(
        Intent.HELPED,
        r"(?:(?:yes|thanks|thank you|great|cool|perfect) )*(?:that|this|it|you)(?:'s| has| was| is| really)* "
        r"(?:really |very |so |quite )?(?:helped|helpful|useful)(?: (?:me|us|a lot|heaps))*|(?:very |really )?helpful",
        like="that was really helpful",
        unlike="that helped our rivals",
    ),
    row(
        Intent.NOT_HELPED,
        r"(?:(?:no|sorry|thanks) )*(?:that|this|it|you)(?: (?:did not|didn'?t|does not|doesn'?t|hasn'?t) (?:really )?"
        r"help(?:ed)?|(?: is| was|'s) (?:no help|not (?:very |really |that )?(?:helpful|useful)|unhelpful|useless)"
        r"| (?:isn'?t|wasn'?t) (?:very |really |that )?(?:helpful|useful))(?: (?:me|us|at all|much|a lot))*"
        r"|not (?:very |really |that )?(?:helpful|useful)|unhelpful",
        like="this was no help at all",
        unlike="a search that was no help",
    ),
    row(
        Intent.THANKS,
        r"(?:ok |okay |great |perfect |cool |nice |brilliant )*(?:many )?(?:thanks|thank you|thankyou|cheers|ta|thx)"
        r"(?: (?:a lot|so much|very much|heaps|mate|again|for (?:that|this|your help|the help)|that helps))*",
        like="great, thanks a lot",
        unlike="a thank you note to donors",
    ),
    row(
        Intent.FAREWELL,
        r"(?:(?:ok|okay|right|well|thanks|thank you|cheers|great|cool) )*(?:(?:good ?)?bye(?: ?bye)?|see (?:you|ya)|cya"
        r"|so long|farewell|good night|talk (?:soon|later)|(?:i'?ve |i have |i )?(?:got to|gotta) (?:go|run)"
        r"|that(?:'s| is|'ll be) all(?: for (?:now|today))?)(?: (?:for now|then|now|later|soon|tomorrow|mate|all))*",
        like="ok bye for now",
        unlike="bye laws of our club",
    ),
    row(
        Intent.CHOICES,
        r"(?:(?:show|give|list|what are|what were) )?(?:me )?(?:the |my |your |those )?choices(?: (?:again|please))*"
        r"|something else|neither(?: of (?:them|these))?"
        r"|(?:please )?repeat (?:the|your|that) question|what was (?:the|your) question(?: again)?",
        like="show me the choices again",
        unlike="choices our guests make",
    ),
    row(
        Intent.SHARE,
        r"share(?: (?:it|this|that|the verdict))?(?: (?:here|with (?:everyone|everybody|the channel|the team)))?",
        like="share it with the team",
        unlike="share prices of our peers",
    ),
    row(
        Intent.START_OVER,
        r"(?:let'?s |please |can we |i want to )?(?:start (?:over|again|afresh|anew|from scratch)|re-?start|reset"
        r"|begin again|new (?:question|case|enquiry|conversation|session))"
        r"(?: please| now)?",
        like="let's start over",
        unlike="start over with a new model",
    ),
    row(
        Intent.SAME_MATTER,
        r"(?:no,? )?(?:it'?s |it is |that'?s |that is |still )*(?:the |about )?same (?:project|matter|thing|enquiry)",
        like="it's the same project",
        unlike="the same project in Spain has labels",
    ),
    row(
        Intent.UNSURE,
        rf"(?:well |hmm+ |um+ |sorry |oh )*{_DUNNO}(?: (?:about|of|on) (?:that|this|it)| (?:that|this|it)| (?:one|yet"
        r"|sorry|really|honestly|right now|tbh|at all|to be honest))*",
        like="not sure about that yet",
        unlike="not sure our clerks agree",
    ),
    row(
        Intent.TERM,
        r"(?:the )?(?:glossary|terms|list of terms|jargon)|(?:what|which) (?:terms|words) can you explain",
        like="glossary",
        unlike="terms of our leases",
    ),
    row(
        Intent.COMPARE,
        rf"{_SHOW}{_OUR}(?:comparison|alternatives|(?:other )?options)(?: of (?:the |all )*approaches)?"
        rf"|compare(?: (?:all )?{_OUR}(?:approaches|options|alternatives|ways|choices|them))?",
        like="show me the alternatives",
        unlike="compare two leases",
    ),
    row(
        Intent.NEXT_STEPS,
        rf"{_SHOW}{_OUR}(?:next steps?|(?:full |whole )?plan(?: in full)?|roadmap|to-?do(?: list)?|action plan"
        r"|data (?:readiness )?check(?:s|list)?)|(?:so |and )?what(?:'s| is| are| comes)? next|what now",
        like="show me the full plan",
        unlike="plan our shifts",
    ),
    row(
        Intent.RISKS,
        rf"{_SHOW}{_OUR}(?:risks?|pitfalls|(?:risks and )?(?:common )?mistakes|downsides)(?: of (?:that|this|it))?"
        r"|what (?:can|could|might) go wrong",
        like="what can go wrong",
        unlike="risks of our loans",
    ),
    row(
        Intent.VENDOR,
        rf"{_SHOW}{_OUR}(?:vendor(?:'?s)? questions?|questions? (?:for|to ask) {_OUR}(?:vendor|supplier|consultant)s?)",
        like="questions to ask the vendor",
        unlike="questions vendors ask us",
    ),
    row(
        Intent.PROVIDERS,
        r"(?:fine-?tuning )?providers|(?:and |so )?(?:who|which (?:providers?|vendors?)) (?:still )?(?:sells?|offers?) "
        r"(?:it|that|tuning|fine-?tuning)(?: (?:today|now))?",
        like="who sells fine-tuning today",
        unlike="providers of care homes",
    ),
)


def command(text: str) -> Intent | None:
    """The command that the whole of folded `text` is, or None."""
    words = bare(text)
    if not words:
        return Intent.HELP if text.strip() == "?" else Intent.EMPTY
    return next((own.intent for own in COMMANDS if own.pattern.fullmatch(words)), None)


def bare(text: str) -> str:
    """The words of folded `text` without punctuation, and without a polite word before or after them."""
    words = " ".join(re.sub(r"[^\w'%-]+", " ", text).split())
    return re.sub(r"^(?:please|ok|okay|so|well|sorry) (?=\w)|(?<=\w) (?:please|thanks|thank you)$", "", words)


_CHANGE = re.compile(r"(?:change|correct|edit|redo) (?:my |our |the |an? |what i said about )?(.+)")


def change_of(text: str) -> str | None:
    """The slot that the whole of folded `text` asks to change ("change requests a day"), or None."""
    found = _CHANGE.fullmatch(" ".join(re.findall(r"\w+", text)))
    named = found[1] if found else ""
    return next((slot.id for slot in SLOTS if named in (_plain(slot.name), _plain(slot.id))), None)


def _plain(name: str) -> str:
    return name.replace("_", " ").lower().removeprefix("the ").removeprefix("an ").removeprefix("a ")


_WHAT_IF = re.compile(
    r"\s*(?:and |but |so |ok,? )?(?:what if|what happens if|what would (?:you say|happen|it be) if"
    r"|suppos(?:e|ing)(?: that)?|how about if)\s+",
    re.IGNORECASE,
)


def supposition(text: str) -> str | None:
    """What `text`, as it was typed, asks us to suppose ("what if we had ..."), or None."""
    found = _WHAT_IF.match(text)
    return text[found.end() :] if found else None


_FIRST_WORDS = r"ok(?:ay)?|whatever|right|so|thanks|thank you|fine|now|and|well|cool|alright|bon|gut|bueno|vale|bom"
_OTHER_MATTER = re.compile(
    rf"\s*(?:(?:{_FIRST_WORDS})[ ,.!]{{1,3}}){{0,4}}"
    r"(?:(?:an?|the|my|our|on to|about|for|ein|un|une|um|jetzt|maintenant|ahora|agora)\s){0,3}"
    r"(?:(?:(?:completely|totally|whole|very|ganz|tout|completamente) )?"
    r"(?:different|another|other|new|separate|next|second|anderes|neues|otro|autre|nouveau|outro|novo)"
    r"\s(?:project|matter|use case|idea|enquiry|projekt|thema|proyecto|tema|projet|sujet|projeto|assunto)"
    r"|something else)"
    r"(?: (?:now|please|jetzt|maintenant|ahora|agora))?\s?(?:[:,.;!-]|\u2013)\s*|\s*(?:另一个项目|別の案件(?:です)?"
    r"|다른 프로젝트)[:：,，、。]\s*",
    re.IGNORECASE,
)


def other_matter(text: str) -> str | None:
    """What `text`, as it was typed, tells of another project after saying so ("different project: ..."), or None."""
    found = _OTHER_MATTER.match(text)
    return text[found.end() :] or None if found else None
