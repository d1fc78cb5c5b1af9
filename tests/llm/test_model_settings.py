"""The model's settings: none by default, one key is enough, and what a provider lacks is named."""

from __future__ import annotations

from importlib.util import find_spec

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from httpx2 import AsyncClient, MockTransport, Request, Response

from advisor.errors import SettingsError
from bot.llm import model_request
from bot.llm.claude import Claude
from bot.llm.providers import messages
from bot.settings.llm import EXPLAINING_MODEL, READING_MODEL, ModelEnvironment, Provider
from tests.support.elsewhere import Elsewhere
from tests.support.fakes_model import Colour, MemoryMeter, answering, breaker

CALL = model_request.ModelRequest("system", "message", 100, 2.0, "acme", "colour@1")
ELSEWHERE = {
    "ADVISOR_MODEL_REGION": "ap-southeast-2",
    "ADVISOR_READING_MODEL": "anthropic.claude-haiku-5-5",
    "ADVISOR_EXPLAINING_MODEL": "anthropic.claude-sonnet-5-5",
}


def environment(**values: str) -> ModelEnvironment:
    return ModelEnvironment.model_validate(values)


@pytest.mark.parametrize(
    "values",
    [{}, {"ADVISOR_MODEL_PROVIDER": "none", "ANTHROPIC_API_KEY": "key"}, {"ANTHROPIC_BASE_URL": "http://127.0.0.1:1"}],
)
def test_no_model_is_asked_unless_somebody_wants_it(values: dict[str, str]) -> None:
    assert environment(**values).model() is None


def test_a_key_is_enough() -> None:
    found = environment(ANTHROPIC_API_KEY="key").model()

    assert found is not None
    assert found.provider is Provider.ANTHROPIC
    assert (found.reading.model, found.explaining.model) == (READING_MODEL, EXPLAINING_MODEL)


def test_an_endpoint_of_ones_own_needs_no_key() -> None:
    found = environment(ADVISOR_MODEL_PROVIDER="anthropic", ANTHROPIC_BASE_URL="http://127.0.0.1:8080").model()

    assert found is not None
    assert found.base_url == "http://127.0.0.1:8080"


@pytest.mark.parametrize(
    ("provider", "missing"),
    [
        ("anthropic", ["ANTHROPIC_API_KEY"]),
        ("bedrock", ["ADVISOR_MODEL_REGION", "ADVISOR_READING_MODEL", "ADVISOR_EXPLAINING_MODEL"]),
        ("vertex", ["ADVISOR_MODEL_REGION", "ADVISOR_MODEL_PROJECT", "ADVISOR_READING_MODEL"]),
    ],
)
def test_everything_that_a_provider_lacks_is_named_at_once(provider: str, missing: list[str]) -> None:
    with pytest.raises(SettingsError) as caught:
        environment(ADVISOR_MODEL_PROVIDER=provider).model()

    assert all(name in str(caught.value) for name in missing)


def test_a_key_is_never_shown() -> None:
    assert "sk-ant-secret" not in repr(environment(ANTHROPIC_API_KEY="sk-ant-secret").model())


async def test_the_endpoint_that_is_set_is_the_one_that_is_asked() -> None:
    found = environment(ANTHROPIC_API_KEY="key", ANTHROPIC_BASE_URL="http://127.0.0.1:8080").model()
    assert found is not None

    asked: list[str] = []

    async def handle(request: Request) -> Response:
        asked.append(str(request.url))
        return await answering({"colour": "green"})(request)

    async with messages(found, http=AsyncClient(transport=MockTransport(handle))) as api:
        await Claude(api, name="m", meter=MemoryMeter(), breaker=breaker()).ask(CALL, Colour)

    assert asked == ["http://127.0.0.1:8080/v1/messages"]


async def test_a_region_is_where_its_provider_is_asked() -> None:
    found = environment(ADVISOR_MODEL_PROVIDER="bedrock", **ELSEWHERE).model()
    assert found is not None
    assert (found.region, found.reading.model) == ("ap-southeast-2", "anthropic.claude-haiku-5-5")


@pytest.mark.parametrize(("provider", "package"), [("bedrock", "boto3"), ("vertex", "google")])
async def test_a_provider_whose_packages_are_missing_says_what_to_install(provider: str, package: str) -> None:
    assert find_spec(package) is None, "this test needs an environment without the extras"
    found = environment(ADVISOR_MODEL_PROVIDER=provider, ADVISOR_MODEL_PROJECT="p", **ELSEWHERE).model()
    assert found is not None

    with pytest.raises(SettingsError, match=rf"finetune-advisor\[{provider}\]"):
        async with messages(found):
            pass


async def test_no_redirect_takes_the_key_elsewhere() -> None:
    async def move(request: web.Request) -> web.Response:
        return web.Response(status=307, headers={"Location": elsewhere.url})

    app = web.Application()
    app.router.add_post("/v1/messages", move)
    async with Elsewhere().served() as elsewhere, TestServer(app, host="127.0.0.1") as server:
        url = str(server.make_url("/"))
        found = environment(ANTHROPIC_API_KEY="key", ANTHROPIC_BASE_URL=url).model()
        assert found is not None
        async with messages(found) as api:
            given = await Claude(api, name="m", meter=MemoryMeter(), breaker=breaker()).ask(CALL, Colour)

    assert isinstance(given, model_request.Failure)
    assert given.why is model_request.Why.MISCONFIGURED
    assert elsewhere.heard == []
