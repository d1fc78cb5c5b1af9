"""One message answered: read it, take the turn, put it into words."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from advisor.decision.policy import policy_for
from advisor.dialogue.asides import WhatIf
from advisor.dialogue.moves import Advise, ExplainVerdict, Forget, Share, Turn
from advisor.dialogue.outcome import context_of
from advisor.dialogue.record import explained
from advisor.dialogue.session import Session
from advisor.dialogue.turn import quick, take_turn
from advisor.message import Message
from advisor.overlay import Overlay
from advisor.ports import Afterword, Clock, Explainer, Explanation, Interpreter, Outcome
from advisor.replies.compose import compose
from advisor.reply import Notice
from bot.llm.language import language_of

_ENGLISH_ANSWERS = {
    "de": "Ich lese Deutsch, meine Antworten sind aber auf Englisch. Schreiben Sie ruhig weiter auf Deutsch.",
    "fr": "Je lis le français, mais je réponds en anglais. Continuez en français si vous préférez.",
    "es": "Leo español, pero respondo en inglés. Puede seguir escribiendo en español.",
    "pt": "Leio português, mas respondo em inglês. Pode continuar a escrever em português.",
    "zh": "我能读中文，但用英文回答。您可以继续用中文写。",
    "ja": "日本語は読めますが、お返事は英語になります。このまま日本語でお書きください。",
    "ko": "한국어를 읽을 수 있지만 답변은 영어로 드립니다. 계속 한국어로 쓰셔도 됩니다.",
}
_HARDLY_READ = {
    "it": "Leggo poco l'italiano e rispondo in inglese: se può, scriva in inglese.",
    "nl": "Ik lees nauwelijks Nederlands en antwoord in het Engels: schrijf als het kan in het Engels.",
}
_SCRIPTS = (("HIRAGANA", "ja"), ("KATAKANA", "ja"), ("HANGUL", "ko"), ("CJK", "zh"))


def note_for(text: str) -> str:
    """The note for whoever wrote `text`; empty for English, and where we cannot tell the language."""
    code = _by_script(text) or language_of(text)
    return _ENGLISH_ANSWERS.get(code) or _HARDLY_READ.get(code, "")


def _by_script(text: str) -> str:
    if text.isascii():
        return ""
    names = [unicodedata.name(letter, "") for letter in text if letter.isalpha()]
    for script, code in _SCRIPTS:
        # A few characters of another script may be a name; Japanese mixes its own with Chinese ones.
        if sum(name.startswith(script) for name in names) > len(names) / 5:
            return code
    return ""


class Responder:
    """Answers messages, one at a time and in any process: everything it needs comes in, everything it made goes out."""

    def __init__(
        self, *, interpreter: Interpreter, explainer: Explainer, clock: Clock, overlay: Overlay | None = None
    ) -> None:
        self._interpreter = interpreter
        self._explainer = explainer
        self._clock = clock
        self._overlay = overlay

    async def respond(self, session: Session | None, message: Message) -> Outcome:
        """What the message leads to, given the thread's session (None for a new thread)."""
        now = self._clock.now()
        policy = policy_for(now.date(), self._overlay)
        context = context_of(session, numbered=message.numbered)
        heard = await self._interpreter.hear(message.text, context, tenant=message.tenant)
        take = quick if message.quick else take_turn
        turn = take(policy, session, message, heard, now)
        explanation = await self._explained(turn)
        turn = explained(turn, explanation.by) if explanation else turn
        forget = message.user if isinstance(turn.move, Forget) else ""
        afterword = Afterword(turn, message, heard.path) if isinstance(turn.move, Advise) else None
        reply = compose(turn, explanation, heard.path)
        if session is None and (note := note_for(message.text)):
            reply = replace(reply, blocks=(Notice(note), *reply.blocks))
        return Outcome(turn.session, reply, turn.enquiry, forget, afterword)

    async def _explained(self, turn: Turn) -> Explanation | None:
        match turn.move:
            case Advise(verdict) | ExplainVerdict(verdict) | Share(verdict) | WhatIf(then=verdict):
                return await self._explainer.explain(verdict, turn.session.facts)
            case _:
                return None
