// Slack blocks on standard input, the HTML that slack-blocks-to-jsx makes of them on standard output.
import { readFileSync } from "node:fs";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Message } from "slack-blocks-to-jsx";

const blocks = JSON.parse(readFileSync(0, "utf-8"));
const logo =
  "data:image/svg+xml," +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><rect width="36" height="36" rx="6" fill="#1f6f5c"/>' +
      '<path d="M10 19l5 5 11-12" fill="none" stroke="#fff" stroke-width="3.5"/></svg>',
  );
const time = new Date("2026-11-22T02:00:00Z");
process.stdout.write(
  renderToStaticMarkup(createElement(Message, { blocks, logo, name: "Fine-tuning Advisor", time, theme: "light" })),
);
