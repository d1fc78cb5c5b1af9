"""Charts as files that only we hold until a message shows them; where Slack takes none, bars in text do instead."""

from __future__ import annotations

import asyncio

import aiohttp
import structlog
from slack_sdk.web.async_client import AsyncWebClient

from advisor.reply import Chart, Reply
from bot.inbox.items import ReturnAddress
from bot.inbox.ports import SendLater, SendRefused
from bot.reports.picture import png
from bot.reports.prepared import Prepared
from bot.slack.api_errors import told_apart
from bot.slack.limits import cut
from bot.slack.numbers import PictureUrls

log = structlog.get_logger()

TIMEOUT = 4.0
"""Seconds for drawing and uploading together; below the inbox's lease."""
PAUSES = (0.1, 0.2, 0.4, 0.8)
"""Seconds between looks at whether Slack is done with a file."""


class PictureUploads:
    """Uploads what a reply draws, once, however often the reply is tried."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._prepared: Prepared[PictureUrls] = Prepared()

    async def of(self, address: ReturnAddress, reply: Reply) -> PictureUrls:
        """The reply's charts as files; those that Slack would not take are missing.

        Raises SendLater right after an upload, as `Prepared` does.
        """
        charts = [block for block in reply.blocks if isinstance(block, Chart)]
        return await self._prepared.of(address, reply, lambda: self._uploaded(charts)) if charts else {}

    async def _uploaded(self, charts: list[Chart]) -> PictureUrls:
        files: dict[Chart, str] = {}
        try:
            async with asyncio.timeout(TIMEOUT):
                for chart in charts:
                    files[chart] = await self._upload(chart)
        except (SendLater, SendRefused, TimeoutError) as error:
            log.warning("Slack took no picture; does the app have files:write and files:read?", why=str(error))
        return files

    async def _upload(self, chart: Chart) -> str:
        """The id of the chart's file, once Slack can show it. Raises SendLater and SendRefused."""
        drawn = await asyncio.to_thread(png, chart)
        with told_apart():
            place = await self._client.files_getUploadURLExternal(
                filename="summary.png", length=len(drawn), alt_txt=cut(chart.says, "alt_txt")
            )
            file = str(place["file_id"])
            await self._put(str(place["upload_url"]), drawn)
            await self._client.files_completeUploadExternal(files=[{"id": file, "title": chart.title}])
            # A block that shows a file before Slack knows what it is gets the whole message refused.
            for pause in PAUSES:
                if (await self._client.files_info(file=file))["file"].get("mimetype"):
                    return file
                await asyncio.sleep(pause)
        raise SendRefused("Slack is still working on the picture")

    async def _put(self, url: str, drawn: bytes) -> None:
        session = self._client.session
        if session is None:
            raise SendRefused("there is no session to upload with")
        async with session.post(url, data=drawn, allow_redirects=False) as response:
            if response.status != 200:
                raise aiohttp.ClientError(f"the upload was answered {response.status}")
