import type { Tally } from "../../http/limits.ts";
import type { LimitRule } from "../../http/route.ts";

/**
 * How often one address may call: offices and schools have one for all. What begins is counted by all servers
 * together, at a statement each; messages are too many for that, and each server counts its own.
 */
export const ASK: LimitRule = { name: "chat", calls: 600, seconds: 60 };
export const START: LimitRule = { name: "chat-start", calls: 60, seconds: 60, shared: true };
export const SEND: LimitRule = { name: "chat-message", calls: 300, seconds: 60 };
export const CHANGE: LimitRule = { name: "chat-change", calls: 300, seconds: 60 };
export const STREAM: LimitRule = { name: "chat-stream", calls: 240, seconds: 60 };
export const TYPE: LimitRule = { name: "chat-typing", calls: 600, seconds: 60 };

/** How often one holder or person may, from whatever addresses. */
export const OWN_START: LimitRule = {
  name: "chat-own-start",
  calls: 30,
  seconds: 600,
  shared: true,
};
export const OWN_SEND: LimitRule = { name: "chat-own-message", calls: 60, seconds: 60 };
export const OWN_CHANGE: LimitRule = { name: "chat-own-change", calls: 120, seconds: 60 };

/** Seconds for which one sign that somebody types stands. */
export const OWN_TYPE: Tally = { name: "chat-own-typing", seconds: 2 };
