import { createServer, request } from "node:http";

/** The way from a browser into the network: it can be cut, and what is under way then is lost. */
export interface Cable {
  /** For a browser's context: everything goes through it, this machine's own addresses too. */
  readonly proxy: { readonly server: string; readonly bypass: string };
  cut(): Promise<void>;
  mend(): Promise<void>;
}

/** Lays a cable. Browsers' own way of being offline leaves open what is open already. */
export async function layCable(): Promise<Cable> {
  const server = createServer((asked, answer) => {
    const { url = "", method, headers } = asked;
    const onward = request(url, { method, headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    });
    onward.on("error", () => answer.destroy());
    answer.on("close", () => onward.destroy());
    asked.pipe(onward);
  });
  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The cable has no port.");
  const { port } = address;
  return {
    proxy: { server: `http://127.0.0.1:${port}`, bypass: "<-loopback>" },
    cut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    mend: () => listen(port),
  };
}
