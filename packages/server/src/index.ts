export type { Answered, AnsweredPart, Answerer, AskedQuestion } from "./chat/answers/answerer.ts";
export { createServer, type ServerOptions, type StagelightServer } from "./http/server.ts";
export type { RequestInfo } from "./http/route.ts";
export { firstOwnerLink } from "./team/links/first-owner.ts";
export { serve, type ServeOptions, type Serving } from "./http/serve.ts";
