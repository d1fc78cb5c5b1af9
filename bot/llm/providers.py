"""The SDK's client for the provider that the settings name; one for the life of the process."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from typing import assert_never

from anthropic import (
    AsyncAnthropic,
    AsyncAnthropicBedrock,
    AsyncAnthropicVertex,
    DefaultAsyncHttpxClient,
)
from anthropic.resources.messages import AsyncMessages
from httpx2 import AsyncClient

from advisor.errors import SettingsError
from bot.settings.llm import ModelSettings, Provider

NO_RETRIES = 0
"""The SDK would wait as long as a server asks; second tries are made where the deadline is known."""


@asynccontextmanager
async def messages(settings: ModelSettings, *, http: AsyncClient | None = None) -> AsyncIterator[AsyncMessages]:
    """The Messages API of the configured provider, closed at the end; `http` is a client to send through.

    Raises SettingsError where the provider needs a package that is not installed.
    """
    # A redirect would carry the key to whoever is named in it.
    http = http or DefaultAsyncHttpxClient(follow_redirects=False)
    try:
        client = _client(settings, http)
    except ImportError as error:
        extra = settings.provider.value
        why = f"Claude at {extra} needs more packages. Please install them: pip install 'finetune-advisor[{extra}]'"
        raise SettingsError(why) from error
    async with client:
        yield client.messages


def _client(
    settings: ModelSettings, http: AsyncClient
) -> AsyncAnthropic | AsyncAnthropicBedrock | AsyncAnthropicVertex:
    match settings.provider:
        case Provider.ANTHROPIC:
            # An endpoint of one's own may take any key, and the SDK takes no request without one.
            key = settings.api_key.get_secret_value() if settings.api_key else "none"
            return AsyncAnthropic(api_key=key, base_url=settings.base_url, max_retries=NO_RETRIES, http_client=http)
        case Provider.BEDROCK:
            import_module("boto3")  # The SDK would miss it only at the first message.
            return AsyncAnthropicBedrock(
                aws_region=settings.region, base_url=settings.base_url, max_retries=NO_RETRIES, http_client=http
            )
        case Provider.VERTEX:
            import_module("google.auth")
            return AsyncAnthropicVertex(
                region=settings.region,
                project_id=settings.project,
                base_url=settings.base_url,
                max_retries=NO_RETRIES,
                http_client=http,
            )
        case Provider.NONE:
            raise ValueError("no provider, so there is nobody to ask")
        case _:
            assert_never(settings.provider)
