import type { Services } from "../http/route.ts";
import type { Metric } from "../operations/metrics.ts";
import { bytesOfFiles, MOST_BYTES } from "./attachments/keep-attachment.ts";

/** Figures of the chat; none on a site without one. */
export async function chatMetrics({
  config,
  chat,
  store,
}: Pick<Services, "config" | "chat" | "store">): Promise<Metric[]> {
  if (!config.chat) return [];
  const { streams, hub } = chat;
  return [
    {
      name: "chat_streams",
      kind: "gauge",
      help: "Open streams of the chat, visitors' and the team's.",
      value: streams.count,
    },
    {
      name: "chat_streams_refused_total",
      kind: "counter",
      help: "Streams that were refused since the start, by what was full.",
      value: { label: "full", of: streams.refused },
    },
    {
      name: "chat_waiting",
      kind: "gauge",
      help: "Conversations in which a visitor waits for a person.",
      value: hub.waiting,
    },
    {
      name: "chat_position",
      kind: "counter",
      help: "Position of the last entry that was told here.",
      value: hub.position,
    },
    {
      name: "chat_files_bytes",
      kind: "gauge",
      help: `Bytes of the chat's files; at ${MOST_BYTES} no more are taken.`,
      value: await bytesOfFiles(store.read),
    },
  ];
}
