"""What is added to a verdict once it was sent: its reasons in a model's words, or why they stay the rules' own."""

from __future__ import annotations

from dataclasses import replace

from advisor.dialogue.moves import Advise
from advisor.ports import Afterword
from advisor.replies.compose import compose
from advisor.reply import Block, Notice, Reasons, Reply
from bot.inbox.ports import Amendment
from bot.llm.brief import Brief, reader_of
from bot.llm.explainer import ExplanationOutcome, ModelExplainer, Worded, explains_in
from bot.llm.language import language_of

_KEPT: dict[ExplanationOutcome, tuple[str, str]] = {
    ExplanationOutcome.UNAVAILABLE: (
        "my language model gave no usable answer",
        "My language model gave no usable answer in time",
    ),
    ExplanationOutcome.UNFIT: (
        "my language model's did not pass the check",
        "What my language model wrote did not pass the check",
    ),
    ExplanationOutcome.SPENT: (
        "today's budget for my language model is spent",
        "Today's budget for my language model is spent",
    ),
}


def is_due(afterword: Afterword) -> bool:
    """Whether there is a verdict to put into words, in a language that the check can read."""
    return isinstance(afterword.turn.move, Advise) and explains_in(language_of(_said(afterword)))


class AfterwordWriter:
    """Writes afterwords (`bot.inbox.ports.WriteAfterword`)."""

    def __init__(self, explainer: ModelExplainer) -> None:
        self._explainer = explainer

    async def __call__(self, afterword: Afterword) -> Amendment | None:
        """The verdict's reply with its reasons put into words; None where there is no verdict to put into words.

        None also where the asker writes in a language that the check cannot read. Of what they wrote, the model is told
        the words that facts were read from, the language, and the role that they give themselves.
        """
        move, facts = afterword.turn.move, afterword.turn.session.facts
        if not isinstance(move, Advise) or not is_due(afterword):
            return None
        said = _said(afterword)
        brief = Brief(move.verdict, facts, language_of(said), reader_of(said))
        worded = await self._explainer.explain(brief, tenant=afterword.message.tenant)
        return _amendment(afterword, worded)


def _said(afterword: Afterword) -> str:
    return " ".join((afterword.message.text, *(fact.words for fact in afterword.turn.session.facts)))


def _amendment(afterword: Afterword, worded: Worded) -> Amendment:
    reply = compose(afterword.turn, worded.explanation, afterword.path)
    title = _title(worded)
    blocks = tuple(replace(block, title=title) if isinstance(block, Reasons) else block for block in reply.blocks)
    new = [block for block in blocks if isinstance(block, Reasons)]
    addition: tuple[Block, ...] = tuple(new) if worded.way is ExplanationOutcome.MODEL else (Notice(_kept(worded.way)),)
    return Amendment(replace(reply, blocks=blocks), Reply(addition, title))


def _title(worded: Worded) -> str:
    if worded.way is ExplanationOutcome.MODEL:
        who = "Claude" if "claude" in worded.explanation.by.casefold() else worded.explanation.by
        return f"Why, put to you by {who}: each line was held against its rule"
    return f"Why, in the rules' own words ({_KEPT[worded.way][0]})"


def _kept(way: ExplanationOutcome) -> str:
    return f"{_KEPT[way][1]}, so the reasons above stay in the rules' own words."
