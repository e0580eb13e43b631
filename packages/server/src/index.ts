export { createServer, type ServerOptions, type StagelightServer } from "./http/server.ts";
export type { RequestInfo } from "./http/route.ts";
