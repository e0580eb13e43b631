import { randomUUID } from "node:crypto";
import type { HandlerServices } from "../outbox/endpoints.ts";
import { kindOf } from "../store/open.ts";
import { type Agents, openAgents } from "./agents.ts";
import { attachmentUrl } from "./attachments/link.ts";
import { type Availability, openAvailability } from "./availability/availability.ts";
import { Hub } from "./hub/hub.ts";
import type { News } from "./hub/news.ts";
import { listenToServers, type OtherServers } from "./hub/other-servers.ts";
import type { Payload } from "./hub/payload.ts";
import { TeamFeed } from "./inbox/team-feed.ts";
import { openKeeper } from "./keep.ts";
import { type MailReader, openMailReader } from "./mail/inbound/mail-reader.ts";
import { openStreams, type Streams } from "./stream/streams.ts";
import type { Telling } from "./told.ts";
import { type ChatWriter, openChatWriter } from "./write/writer.ts";

/** The chat: what writes conversations, and who listens to them. */
export interface Chat extends ChatWriter {
  readonly hub: Hub;
  readonly agents: Agents;
  readonly streams: Streams;
  readonly availability: Availability;
  readonly telling: Telling;
  /** Reads the mails that come in. */
  readonly mails: MailReader;
  /** What the team is told. */
  readonly feed: TeamFeed;
  /** Tells what is heard and not kept, here and on the other servers. */
  tell(news: Extract<News, { is: "typing" | "looking" | "visitor" }>): void;
  /** Ends the streams of those of the team whose sessions have just ended, here and on the other servers. */
  signedOut(): void;
  close(): Promise<void>;
}

/** What the chat works with. */
export type ChatServices = Pick<
  HandlerServices,
  "config" | "settings" | "store" | "ring" | "clock" | "logger" | "links"
>;

/** Starts what tells of conversations. On a site without a chat nothing listens to other servers. */
export async function openChat(services: ChatServices): Promise<Chat> {
  const { config, settings, store } = services;
  const server = randomUUID();
  const hub = new Hub(store, (err) =>
    services.logger.error({ err }, "A stream of the chat could not be told."),
  );
  const agents = openAgents(store);
  await Promise.all([hub.open(), agents.refresh()]);
  const writer = openChatWriter(store, server, (written) => hub.committed(written));
  const streams = openStreams();
  const availability = openAvailability(services, { agents, hub });
  const others: OtherServers | undefined =
    config.chat && kindOf(settings.database) === "postgres"
      ? listenToServers(settings.database, server, hear, () => void catchUp().catch(() => {}))
      : undefined;
  const telling: Telling = {
    agents,
    waitingBefore: (since) => hub.waitingBefore(since),
    fileUrl: (id) => attachmentUrl(services, id),
  };
  const mails = openMailReader(services.logger);
  const keeper = openKeeper(services, { hub, agents, availability, writer });

  function hear({ position, changed = [], reads = [], signedOut, news }: Payload): void {
    if (position !== undefined) hub.committedElsewhere({ position, changed, reads });
    if (signedOut) streams.endSignedOut();
    if (news) hub.tell(news);
  }
  async function catchUp(): Promise<void> {
    hub.committedElsewhere({ position: await hub.committedUpTo(), changed: [], reads: [] });
    await hub.countWaiting();
  }
  return {
    ...writer,
    hub,
    agents,
    streams,
    availability,
    telling,
    mails,
    feed: new TeamFeed(store, hub, telling),
    tell(news) {
      hub.tell(news);
      others?.tell({ news });
    },
    signedOut() {
      streams.endSignedOut();
      others?.tell({ signedOut: true });
    },
    async close() {
      keeper.close();
      streams.close();
      hub.close();
      await Promise.all([others?.close(), mails.close()]);
    },
  };
}
