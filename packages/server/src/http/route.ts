import type { ServerResponse } from "node:http";
import type { Model } from "@stagelight/core";
import type { ReadConfig } from "@stagelight/core/config";
import type { z } from "zod";
import type { Chat } from "../chat/chat.ts";
import type { Answerer } from "../chat/answers/answerer.ts";
import type { ReadSource } from "../connect/source-route.ts";
import type { Alarm } from "../guard/alarm.ts";
import type { Guard } from "../guard/guard.ts";
import type { Identity } from "../keys/identity-token.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import type { Links } from "../mail/links.ts";
import type { Clock } from "../operations/clock.ts";
import type { Figures } from "../operations/figures.ts";
import type { Logger } from "../operations/log.ts";
import type { Outbox } from "../outbox/outbox.ts";
import type { Outgoing } from "../outgoing/safe-fetch.ts";
import type { Settings } from "../settings/settings.ts";
import type { Store } from "../store/store.ts";
import type { RoleName } from "../store/team-tables.ts";
import type { Member } from "../team/member.ts";
import type { Passwords } from "../team/password/passwords.ts";
import type { TrustedProxies } from "./client-address.ts";
import type { Limits } from "./limits.ts";

/** What every handler works with. Made once; holds nothing of a request. */
export interface Services {
  readonly config: ReadConfig;
  /** The config's lifecycle model. */
  readonly model: Model;
  readonly settings: Settings;
  readonly ring: KeyRing;
  readonly store: Store;
  /** What asks what time it is, for what it means, asks here. */
  readonly clock: Clock;
  /** Absolute addresses. */
  readonly links: Links;
  /** The only way to other servers. */
  readonly outgoing: Outgoing;
  /** Whose deliveries are taken, by their names in the config. */
  readonly sources: ReadonlyMap<string, ReadSource>;
  /** Does the jobs. */
  readonly outbox: Outbox;
  readonly logger: Logger;
  readonly limits: Limits;
  /** Of the team. */
  readonly passwords: Passwords;
  /** How many people sign up, and whether that is far too many. */
  readonly alarm: Alarm;
  /** Stands before what anybody may send in. */
  readonly guard: Guard;
  /** Writes conversations, and tells who listens. */
  readonly chat: Chat;
  /** Answers questions out of what the site says; nothing where there is none. */
  readonly answerer?: Answerer | undefined;
  readonly figures: Figures;
  readonly trustedProxies: TrustedProxies;
  /** `Authorization` headers that showed a right key. */
  readonly keyHeaders: Map<string, "publishable" | "secret">;
  /** What became of events since the start, for figures. */
  readonly taken: Taken;
}

/** Events by what became of them. */
export interface Taken {
  accepted: number;
  /** Bad items, and bodies that were one bad event. */
  rejected: number;
  /** From bots: answered like others, and not kept. */
  bots: number;
  /** Without consent for analytics: answered like others, and not kept. */
  withoutConsent: number;
}

/** Who may call a route. */
export type Access =
  /** Everybody. */
  | "open"
  /** Who has the publishable or the secret key. */
  | "write-key"
  /** Who has the secret key: the site's own server. */
  | "secret-key"
  /** Who proves to be a visitor: by the secret, the cookie or an identity token; or the secret key. */
  | "visitor"
  /** Who has signed the body: the handler finds out. */
  | "signature"
  /** Who is signed in to the dashboard, with the route's role. The secret key is nobody here. */
  | "team";

/** What of a body is understood. */
export interface BodyRule {
  /** For openapi.json; handlers validate by themselves, since batches do it item by item. */
  readonly schema: z.ZodType;
  /**
   * Content types that are understood, without their parameters; an empty one stands for none. What
   * comes is JSON in any case.
   */
  readonly types: readonly string[];
  /** The most bytes, unzipped. */
  readonly most: number;
  /** The most bytes by what the config says, where that can be fewer. */
  readonly mostBy?: (config: ReadConfig) => number;
  /** False: zipped bodies are refused, where a few bytes would become many before anybody is counted. */
  readonly zipped?: false;
  /** Each item of the body's `batch` stands for itself: the handler checks it for hostile keys. */
  readonly itemwise?: boolean;
  /** The handler is given the very bytes, as a Buffer, unzipped and otherwise as they came. */
  readonly raw?: true;
  /** What comes is no JSON: a file, or a mail. */
  readonly opaque?: true;
}

/** How often one address may call; who has the secret key may always. */
export interface LimitRule {
  /** Routes of one name are counted together. */
  readonly name: string;
  readonly calls: number;
  readonly seconds: number;
  /** Counted by all servers of one database together. Costs a statement for each call. */
  readonly shared?: boolean;
}

/** One route, as data: the app, openapi.json and the tests of every route are made from the list. */
export interface Route {
  readonly method: "GET" | "POST";
  /** Below the base path: `/v1/track`. `:key` stands for one segment. */
  readonly path: string;
  /** Other paths that do the same. */
  readonly aliases?: readonly string[];
  /** What it does, in one sentence. */
  readonly summary: string;
  readonly access: Access;
  /** User and password that are no key of this server's are the handler's to judge. */
  readonly credentials?: "own";
  /** Of a route of the team's: the least role. Default: `agent`. */
  readonly role?: RoleName;
  /**
   * Which pages may call it: those of the site's origins, or all. Calls without an `Origin` come from
   * no page of another site, and are decided by `access`. `own`: pages of this very host alone, which
   * have to say so where they write; links lead here from anywhere.
   */
  readonly origins: "site" | "any" | "own";
  /** None: what is sent is not read. */
  readonly body?: BodyRule;
  readonly limit: LimitRule;
  /** The dashboard's own: no promise to anybody else, and in no description. */
  readonly dashboard?: true;
  /** Does not exist but on somebody's own machine. */
  readonly developmentOnly?: true;
  /** What it answers when all is well, for openapi.json. JSON where nothing else is said. */
  readonly answer: { readonly status: number; readonly schema?: z.ZodType; readonly type?: string };
  handle(call: Call): Response | Promise<Response>;
}

/** Who calls, as far as it is proven. Who shows the secret key is nobody else beside. */
export type Caller = "nobody" | "publishable" | "secret" | "visitor";

/** One request, checked. */
export interface Call {
  readonly services: Services;
  readonly request: Request;
  readonly url: URL;
  readonly params: Readonly<Record<string, string>>;
  readonly caller: Caller;
  /** The visitor whose secret was shown, as Bearer or by the cookie. */
  readonly visitor: { readonly id: string; readonly secret: string } | undefined;
  /** The person that a valid identity token, shown as Bearer, is about. */
  readonly identity: Identity | undefined;
  /** Who of the team is signed in; known to routes of the team alone. */
  readonly member: Member | undefined;
  /** Whether a page of this very host calls. */
  readonly sameOrigin: boolean;
  /**
   * The parsed body, not yet validated beyond its being JSON without hostile keys; of a raw one the
   * bytes.
   */
  readonly body: unknown;
  /** The caller's address, where it is known. */
  readonly address: string | undefined;
}

/** What the place that hands over a request knows of it. */
export interface RequestInfo {
  /** Address of the other end of the connection. Headers of trusted proxies are read beside it. */
  readonly address?: string | undefined;
  /** Where Node wants the answer: what goes on for long is written there. */
  readonly outgoing?: ServerResponse;
  /** Where the host itself writes the answer, whether it is taken or not: how much waits is seen there. */
  readonly writtenTo?: ServerResponse | undefined;
}
