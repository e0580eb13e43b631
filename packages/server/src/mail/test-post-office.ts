import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type MailConfig, readConfig, type ReadConfig } from "@stagelight/core/config";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { smtpSink, type SmtpSink } from "../../../../test/fakes/smtp-sink.ts";
import { freshDatabase } from "../store/test-database.ts";
import { openAlarm } from "../guard/alarm.ts";
import { type KeyRing, keyRing } from "../keys/key-ring.ts";
import type { Handler, Outcome } from "../outbox/handler.ts";
import type { Job } from "../outbox/job.ts";
import { createLogger } from "../operations/log.ts";
import { readSettings, type Settings } from "../settings/settings.ts";
import { openStore, type Store } from "../store/store.ts";
import { senderBy, templatesOf } from "./endpoint.ts";
import { mailHandler } from "./handler.ts";
import { openLinks } from "./links.ts";
import { mailJob } from "./mail-job.ts";
import type { MailCategory } from "./message.ts";
import type { MailSender } from "./smtp.ts";

const SECRET = "the-secret-of-this-test-0123456789ab";
const BEGIN = Date.UTC(2026, 0, 1);

/** What a post office of a test is made with. */
export interface PostOptions {
  readonly kind?: "sqlite" | "postgres";
  readonly environment?: Readonly<Record<string, string>>;
  readonly mail?: MailConfig;
  readonly consent?: "required" | "implied";
  readonly development?: boolean;
}

/** For tests: the handler of mails with a store of its own, and a clock that stands still. */
export interface TestPost {
  readonly config: ReadConfig;
  readonly settings: Settings;
  readonly ring: KeyRing;
  readonly store: Store;
  readonly handler: Handler;
  /** Milliseconds since 1970. */
  now(): number;
  wait(milliseconds: number): void;
  send(job: Job): Promise<Outcome>;
  /** What became of mails, by their jobs. */
  outcomes(): Promise<Record<string, string>>;
  close(): Promise<void>;
}

export async function testPost(options: PostOptions = {}): Promise<TestPost> {
  const { kind = "sqlite", environment, mail, consent = "implied", development } = options;
  const folder = await mkdtemp(join(tmpdir(), "stagelight-mail-"));
  const postgres = kind === "postgres" ? await freshDatabase() : undefined;
  const config = readConfig({
    site: { name: "Nuri Tea", url: "https://nuri.example", locales: ["en", "ko", "zh"] },
    server: {},
    consent: { mode: consent },
    mail: { from: "Nuri Tea <hello@nuri.example>", ...mail },
  });
  const settings = readSettings(
    {
      STAGELIGHT_SECRET: SECRET,
      DATABASE_URL: postgres?.url ?? `file:${join(folder, "test.db")}`,
      ...environment,
    },
    config,
    { folder, development: development ?? false },
  );
  const store = await openStore({ address: settings.database, table: config.table });
  const ring = keyRing(settings.secrets);
  const sender: MailSender = senderBy(settings.mail);
  let now = BEGIN;
  const clock = { now: () => now, onAdvance: () => {} };
  const logger = createLogger({ level: "silent", secrets: [] });
  const handler = mailHandler({
    config,
    ring,
    store,
    links: openLinks(config, settings),
    clock,
    alarm: openAlarm({ config, store, clock, logger }),
    templates: templatesOf(config, settings),
    sender,
  });
  return {
    config,
    settings,
    ring,
    store,
    handler,
    now: () => now,
    wait: (milliseconds) => void (now += milliseconds),
    send: async (job) => (await handler.handle([job], new AbortController().signal))[0]!,
    async outcomes() {
      const rows = await store.read.selectFrom("mail_record").selectAll().execute();
      return Object.fromEntries(rows.map(({ uid, outcome }) => [uid, outcome]));
    },
    async close() {
      handler.close?.();
      await store.close();
      await postgres?.drop();
      await rm(folder, { recursive: true });
    },
  };
}

/** A post office, and the mail server that it sends through. */
export interface TestOffice {
  readonly sink: SmtpSink;
  readonly post: TestPost;
  /** Address of somebody new for each test. */
  readonly mina: string;
  /** Puts another post office in place of the usual one, for the rest of a test. */
  open(options: PostOptions): Promise<void>;
  /** What the test has begun ends with it. */
  atEnd(close: () => Promise<void>): void;
}

/** For a file of tests: one mail server and one post office for all of them. */
export function testOffice(): TestOffice {
  let sink: SmtpSink;
  let usual: TestPost;
  let post: TestPost;
  let people = 0;
  const ends: (() => Promise<void>)[] = [];
  const environment = () => ({ SMTP_URL: `smtp://127.0.0.1:${sink.port}` });
  beforeAll(async () => {
    sink = await smtpSink();
    usual = await testPost({ environment: environment() });
  }, 60_000);
  afterAll(async () => {
    await usual.close();
    await sink.close();
  });
  beforeEach(() => {
    sink.behave();
    sink.clear();
    post = usual;
    people++;
  });
  afterEach(async () => {
    for (const each of ends.splice(0).toReversed()) await each();
  });
  return {
    get sink() {
      return sink;
    },
    get post() {
      return post;
    },
    get mina() {
      return `mina${people}@tea.example`;
    },
    async open(options) {
      post = await testPost({ environment: environment(), ...options });
      ends.push(post.close);
    },
    atEnd: (close) => void ends.push(close),
  };
}

/** A mail's job, as the outbox hands it out. */
export function testJob(
  address: string,
  {
    category = "marketing",
    cause = address,
    ...more
  }: {
    readonly category?: MailCategory;
    readonly cause?: string;
    readonly name?: string;
    readonly language?: string;
    readonly template?: string;
    readonly data?: object;
  } = {},
): Job {
  const { name, language = "en", template = "thank-you", data = {} } = more;
  const {
    topic = null,
    recipient = null,
    ...job
  } = mailJob({
    template,
    category,
    language,
    to: { address, ...(name !== undefined && { name }) },
    data: { ...data },
    cause,
    visitorId: null,
    profileId: "mina",
    createdAt: BEGIN,
    dueAt: BEGIN,
  });
  return { ...job, topic, recipient, attempts: 0 };
}
