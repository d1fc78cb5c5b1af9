"""Whoever writes another language is told once, in that language, that answers are in English."""

from __future__ import annotations

import pytest

from advisor.message import Message
from advisor.replies.reasons import TemplateExplainer
from advisor.reply import Notice, Reply
from bot.answering.respond import Responder, note_for
from bot.nlu.interpret import Listener
from tests.support.fakes_inbox import FixedClock

GERMAN = "Wir wollen, dass das Modell unsere Anfragen sortiert. Lohnt sich das für uns?"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (GERMAN, "Deutsch"),
        ("Nous voulons classer les demandes des clients, est-ce que cela vaut la peine ?", "français"),
        ("Queremos que el modelo conteste las preguntas de los clientes", "español"),
        ("Queremos uma ajuda para os nossos clientes e não sabemos por onde começar", "português"),
        ("想把客户的问题自动分类", "中文"),
        ("不良報告書を短くまとめてほしいのですが", "日本語"),
        ("고객 문의를 분류하고 싶어요", "한국어"),
        ("Vogliamo che il modello risponda alle domande del pubblico con le nostre schede", "italiano"),
    ],
)
def test_the_note_is_in_the_language_of_the_words(text: str, word: str) -> None:
    assert word in note_for(text)


@pytest.mark.parametrize("text", ["We sort letters", "ok", "", "42", "über cool idea, we sort letters at Müller & Co"])
def test_english_gets_none(text: str) -> None:
    assert note_for(text) == ""


async def test_it_is_said_with_the_first_answer_and_not_again() -> None:
    responder = Responder(interpreter=Listener(), explainer=TemplateExplainer(), clock=FixedClock())

    first = await responder.respond(None, Message("acme", "t", "1", "u", GERMAN))
    second = await responder.respond(first.session, Message("acme", "t", "2", "u", GERMAN))

    assert _noted(first.reply)
    assert not _noted(second.reply)


def _noted(reply: Reply) -> bool:
    return any(isinstance(block, Notice) and "Deutsch" in block.text for block in reply.blocks)
