/** A server that only passes on: streams of events, and messages that are kept nowhere. */
import { createServer, type ServerResponse } from "node:http";

const streams = new Map<string, ServerResponse>();
const server = createServer((request, response) => {
  const [, kind, id = ""] = /^\/(stream|messages|memory)\/?([\w-]*)$/.exec(request.url ?? "") ?? [];
  if (kind === "memory") {
    response.end(String(process.memoryUsage.rss()));
  } else if (kind === "stream") {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write("event: hello\ndata: {}\n\n");
    streams.set(id, response);
    response.once("close", () => streams.delete(id));
  } else {
    let text = "";
    request.on("data", (piece: Buffer) => (text += piece.toString()));
    request.once("end", () => {
      const body = JSON.parse(text) as { text: string };
      streams.get(id)?.write(`event: entry\ndata: ${JSON.stringify(body)}\n\n`);
      response.setHeader("content-type", "application/json");
      response.end('{"success":true}');
    });
  }
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address && typeof address === "object") console.log(`http://127.0.0.1:${address.port}`);
});
// It ends with the bench, also when that one is killed.
process.stdin.resume();
process.stdin.once("close", () => process.exit());
