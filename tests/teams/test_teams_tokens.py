"""Who may call: every token that is not the Bot Framework's own for us is refused with 401, and nothing runs."""

from __future__ import annotations

import asyncio
import base64
import hmac
import json
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing
from pathlib import Path

import jwt
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.support.elsewhere import Elsewhere
from tests.support.fakes_inbox import CountingResponder
from tests.support.fakes_oidc import SECRET, OpenIdServer, new_key
from tests.support.fakes_teams import Answer
from tests.support.teams_front import Front, served
from tests.support.teams_http import APP_ID, SERVICE, TENANT, activity
from tests.support.waiting import until

ANOTHER_KEY = new_key()
TEAMS = "teams.example"
"""A host that is one of Teams', and not on this machine."""
Forge = Callable[[OpenIdServer, str], str]


@pytest.fixture
def oidc() -> Iterator[OpenIdServer]:
    with OpenIdServer().running() as server:
        yield server


@pytest.fixture
def responder() -> CountingResponder:
    return CountingResponder()


@pytest.fixture
async def front(
    monkeypatch: pytest.MonkeyPatch,
    data_dir: Path,
    tmp_path: Path,
    oidc: OpenIdServer,
    responder: CountingResponder,
) -> AsyncIterator[Front]:
    monkeypatch.chdir(tmp_path)
    for name, value in {
        "SLACK_BOT_TOKEN": "",
        "SLACK_SIGNING_SECRET": "",
        "REDIS_URL": "",
        "ADVISOR_DATA_DIR": str(data_dir),
        "ADVISOR_TEAMS_EMULATOR": "",
        "MicrosoftAppId": APP_ID,
        "MicrosoftAppPassword": SECRET,
        "MicrosoftAppTenantId": TENANT,
        "ToBotFromChannelOpenIdMetadataUrl": f"{oidc.url}/openid",
        "ToChannelFromBotLoginUrl": oidc.url,
        "ADVISOR_TEAMS_SERVICE_HOSTS": f"127.0.0.1,{TEAMS}",
    }.items():
        monkeypatch.setenv(name, value)
    async with served(responder.respond) as front:
        yield front


def good(oidc: OpenIdServer, url: str) -> str:
    return f"Bearer {oidc.token(APP_ID, url)}"


def claiming(**changes: object) -> Forge:
    return lambda oidc, url: f"Bearer {oidc.token(APP_ID, url, **changes)}"


def unsigned(oidc: OpenIdServer, url: str) -> str:
    claims = jwt.decode(oidc.token(APP_ID, url), options={"verify_signature": False})
    return f"Bearer {jwt.encode(claims, '', algorithm='none', headers={'kid': oidc.kid})}"


def signed_by_another(oidc: OpenIdServer, url: str) -> str:
    claims = jwt.decode(oidc.token(APP_ID, url), options={"verify_signature": False})
    return f"Bearer {jwt.encode(claims, ANOTHER_KEY, algorithm='RS256', headers={'kid': oidc.kid})}"


def signed_with_the_public_key(oidc: OpenIdServer, url: str) -> str:
    """The old trick: the public key taken for a shared secret."""
    _, body, _ = oidc.token(APP_ID, url).split(".")
    secret = oidc.key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    head = base64.urlsafe_b64encode(json.dumps({"alg": "HS256", "kid": oidc.kid, "typ": "JWT"}).encode()).rstrip(b"=")
    mac = hmac.new(secret, head + b"." + body.encode(), "sha256").digest()
    return f"Bearer {head.decode()}.{body}.{base64.urlsafe_b64encode(mac).rstrip(b'=').decode()}"


def under_an_unknown_key(oidc: OpenIdServer, url: str, kid: str = "unknown") -> str:
    claims = jwt.decode(oidc.token(APP_ID, url), options={"verify_signature": False})
    return f"Bearer {jwt.encode(claims, oidc.key, algorithm='RS256', headers={'kid': kid})}"


FORGED: dict[str, Forge] = {
    "no header": lambda oidc, url: "",
    "garbage": lambda oidc, url: "Bearer garbage",
    "three parts of garbage": lambda oidc, url: "Bearer a.b.c",
    "another scheme": lambda oidc, url: f"Basic {oidc.token(APP_ID, url)}",
    "alg none": unsigned,
    "another key": signed_by_another,
    "the public key as a secret": signed_with_the_public_key,
    "unknown key": under_an_unknown_key,
    "another audience": lambda oidc, url: f"Bearer {oidc.token('another-app', url)}",
    "no audience": claiming(aud=None),
    "another issuer": claiming(iss="https://evil.example"),
    "no issuer": claiming(iss=None),
    "expired": claiming(exp=int(time.time()) - 3_600),
    "never expires": claiming(exp=None),
    "not yet valid": claiming(nbf=int(time.time()) + 3_600),
    "no service URL": claiming(serviceurl=None),
    "an odd service URL": claiming(serviceurl=["x"]),
    "another service URL": claiming(serviceurl=SERVICE),
}


async def test_a_good_token_works_and_the_answer_bears_the_apps_own(front: Front, oidc: OpenIdServer) -> None:
    headers = {"Authorization": good(oidc, front.teams.url)}
    for text in ("hello", "next"):
        assert await front.send(activity(text), **headers) == (200, None)
    await front.posted(2)

    assert [posted.authorization for posted in front.teams.posted] == ["Bearer app-token-1"] * 2
    assert (oidc.key_fetches, oidc.tokens_given) == (1, 1)


@pytest.mark.parametrize("forge", FORGED.values(), ids=FORGED)
async def test_a_forged_token_is_refused_and_nothing_runs(
    front: Front, oidc: OpenIdServer, responder: CountingResponder, forge: Forge
) -> None:
    token = forge(oidc, front.teams.url)
    headers = {"Authorization": token} if token else {}
    assert (await front.send(activity("hello"), **headers))[0] == 401
    assert responder.running == 0


async def test_a_token_of_bytes_that_are_no_text_is_refused(front: Front, responder: CountingResponder) -> None:
    # No client of ours would send it.
    answers, request = await asyncio.open_connection("127.0.0.1", front.http.port)
    with closing(request):
        head = b"POST /api/messages HTTP/1.1\r\nHost: advisor\r\nContent-Length: 0\r\n"
        request.write(head + b"Authorization: Bearer a\xb6.b.c\r\n\r\n")

        assert (await answers.readline()).startswith(b"HTTP/1.1 401 ")
    assert responder.running == 0


@pytest.mark.parametrize("url", [None, "", 5, "https://smba.trafficmanager.net/amer/"])
async def test_a_body_without_the_tokens_service_url_is_refused(
    front: Front, oidc: OpenIdServer, responder: CountingResponder, url: object
) -> None:
    body = json.dumps(activity("hello", serviceUrl=url)).encode()
    expected = 400 if url == 5 else 401
    assert (await front.send_bytes(body, Authorization=good(oidc, front.teams.url)))[0] == expected
    assert responder.running == 0


SERVICES = [
    "http://127.0.0.1.evil.example/", "https://evil-127.0.0.1/", "https://evil.example/", "http://[", "file:///etc",
    f"http://{TEAMS}/", f"HTTP://{TEAMS}:443/", f"ws://{TEAMS}/", f"//{TEAMS}/",
]  # fmt: skip


@pytest.mark.parametrize("url", SERVICES)
async def test_a_service_that_is_none_of_teams_is_refused_even_if_signed(
    front: Front, oidc: OpenIdServer, responder: CountingResponder, url: str
) -> None:
    body = json.dumps(activity("hello", serviceUrl=url)).encode()
    assert (await front.send_bytes(body, Authorization=good(oidc, url)))[0] == 401
    assert responder.running == 0


async def test_another_channel_is_refused_though_its_key_may_sign_for_it(front: Front, oidc: OpenIdServer) -> None:
    oidc.endorsed = "webchat"
    oidc.sign_with_another_key()
    other = activity("hello", channelId="webchat")
    assert (await front.send(other, Authorization=good(oidc, front.teams.url)))[0] == 401


async def test_a_key_that_is_endorsed_for_another_channel_is_refused(front: Front, oidc: OpenIdServer) -> None:
    oidc.endorsed = "webchat"
    oidc.sign_with_another_key()
    assert (await front.send(activity("hello"), Authorization=good(oidc, front.teams.url)))[0] == 401


async def test_without_a_token_of_the_apps_own_the_reply_waits(front: Front, oidc: OpenIdServer) -> None:
    assert (await front.send(activity("hello"), Authorization=good(oidc, front.teams.url)))[0] == 200
    await front.posted(1)
    front.teams.answers = [Answer(401)]
    oidc.broken = True
    assert (await front.send(activity("next"), Authorization=good(oidc, front.teams.url)))[0] == 200
    await until(lambda: front.teams.calls == 2)
    oidc.broken = False
    await front.posted(2)

    assert front.teams.posted[1].authorization == "Bearer app-token-2"


async def test_no_redirect_is_followed_to_others_keys(front: Front, oidc: OpenIdServer) -> None:
    async with Elsewhere().served() as elsewhere:
        oidc.sign_with_another_key()
        oidc.moved = elsewhere.url
        assert (await front.send(activity("hello"), Authorization=good(oidc, front.teams.url)))[0] == 503

    assert (oidc.redirects, elsewhere.heard) == (1, [])


async def test_no_redirect_is_followed_with_the_apps_secret(front: Front, oidc: OpenIdServer) -> None:
    async with Elsewhere().served() as elsewhere:
        assert (await front.send(activity("hello"), Authorization=under_an_unknown_key(oidc, front.teams.url)))[
            0
        ] == 401
        oidc.moved = elsewhere.url
        assert (await front.send(activity("hello"), Authorization=good(oidc, front.teams.url)))[0] == 200
        await until(lambda: oidc.redirects > 0)
        oidc.moved = ""
        await front.posted(1)

    assert elsewhere.heard == []


async def test_no_redirect_is_followed_with_a_reply(front: Front, oidc: OpenIdServer) -> None:
    async with Elsewhere().served() as elsewhere:
        front.teams.answers = [Answer(307, {"Location": elsewhere.url})]
        for text in ("hello", "next"):
            assert (await front.send(activity(text), Authorization=good(oidc, front.teams.url)))[0] == 200
        await front.posted(1)

    assert elsewhere.heard == []
