import type { ChatData } from "@stagelight/core/endpoints";
import type { Entry } from "./write.ts";

/** Whether visitors are told of an entry: of what the team does among itself they are not. */
export function isShown({ kind, data }: Pick<Entry, "kind" | "data">): boolean {
  if (kind === "note" || kind === "label") return false;
  if (kind !== "state") return true;
  const { state, from } = JSON.parse(data ?? "{}") as ChatData;
  return state !== "snoozed" && from !== "snoozed";
}
