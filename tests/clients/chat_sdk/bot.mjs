// Answers each mention in its thread, as Chat SDK's quick start does, with its state in Redis and its queue instead of
// its default, which drops what comes while a thread is busy.
import { existsSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createSlackAdapter } from "@chat-adapter/slack";
import { createRedisState } from "@chat-adapter/state-redis";
import { Chat, ConsoleLogger } from "chat";

const logger = new ConsoleLogger("warn");
const bot = new Chat({
  userName: "advisor",
  adapters: { slack: createSlackAdapter({ logger }) },
  state: createRedisState({ url: process.env.REDIS_URL, logger }),
  concurrency: "queue",
  logger,
});

bot.onNewMention(async (thread, latest, context) => {
  // The queue hands over the latest of what waited, and beside it those that it skipped.
  for (const message of [...(context?.skipped ?? []), latest]) {
    const [, said, word] = message.text.match(/(\d+\/\d+)(?: (\w+))?/) ?? [];
    if (word === "once" && !existsSync("died")) {
      writeFileSync("died", "");
      process.kill(process.pid, "SIGKILL");
    }
    await thread.post(`1: ${said}`);
  }
});

const working = new Set();

function waitUntil(work) {
  working.add(work);
  work.catch(() => {}).finally(() => working.delete(work));
}

const server = createServer(async (request, response) => {
  if (request.url === "/readyz") {
    response.end("ok");
    return;
  }
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  const asked = new Request(`http://localhost${request.url}`, { method: "POST", headers, body: Buffer.concat(pieces) });
  const answer = await bot.webhooks.slack(asked, { waitUntil });
  response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
});
server.listen(Number(process.env.ADVISOR_PORT), "127.0.0.1");

process.on("SIGTERM", async () => {
  // What was acknowledged is finished first.
  server.close();
  while (working.size) await Promise.allSettled(working);
  await bot.shutdown();
  process.exit(0);
});
