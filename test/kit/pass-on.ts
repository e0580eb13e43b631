import { buffer } from "node:stream/consumers";
import type { Handler } from "./serve.ts";

/** Hands requests on to another server, as a host does that has it behind the same name. */
export function passOn(origin: string): Handler {
  return async (request, response) => {
    const { method = "GET", headers, url = "/" } = request;
    const body = await buffer(request);
    const answer = await fetch(origin + url, {
      method,
      redirect: "manual",
      headers: Object.entries(headers).flatMap(([name, value]): [string, string][] =>
        ["connection", "keep-alive", "transfer-encoding", "content-length", "host"].includes(name)
          ? []
          : [value ?? ""].flat().map((each) => [name, each]),
      ),
      ...(body.length > 0 && { body: new Uint8Array(body) }),
    });
    response.statusCode = answer.status;
    for (const [name, value] of answer.headers)
      // What arrives here is unpacked already.
      if (!["content-encoding", "content-length", "transfer-encoding"].includes(name))
        response.appendHeader(name, value);
    response.end(Buffer.from(await answer.arrayBuffer()));
  };
}
