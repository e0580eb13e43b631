import { kept } from "./storage.ts";

/** Where Stagelight's tracker keeps the visitor's id and secret. */
const VISITOR_KEY = "stagelight-visitor";

/** What proves to the server which visitor this is; nothing of who has no such secret here. */
export function secret(): string | undefined {
  return kept(VISITOR_KEY)?.split(" ")[1];
}
