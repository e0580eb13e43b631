import { setTimeout as sleep } from "node:timers/promises";
import { smtpSink, type SmtpSink } from "../fakes/smtp-sink.ts";
import { testDatabase } from "../kit/database.ts";
import { type RunningServer, serverFolder, type ServerFolder } from "../kit/stagelight-server.ts";
import { everyLimiter } from "./support/every-limiter.ts";
import { importEverybody, recoverExpired } from "./support/other-paths.ts";
import { type DatabaseName, DATABASES, type Proof } from "./support/prove.ts";
import { between, random } from "./support/random.ts";
import { Caller, inParallel, spelled } from "./support/sign-ups.ts";
import { solve } from "./support/solve.ts";

interface Size {
  readonly signUps: number;
  readonly mailboxes: number;
  readonly sources: number;
  /** What the config allows. */
  readonly confirmationsPerHour: number;
  /** Of the sources, so many solve what they are asked. */
  readonly solving: number;
}

const FULL: Size = {
  signUps: 10_000,
  mailboxes: 500,
  sources: 200,
  confirmationsPerHour: 100,
  solving: 15,
};
const QUICK: Size = {
  signUps: 500,
  mailboxes: 45,
  sources: 30,
  confirmationsPerHour: 20,
  solving: 3,
};

const ALERTS = "owner@nuri.example";

/**
 * Somebody bombs people with confirmations: thousands of sign-ups for some hundred mailboxes in all
 * spellings, from many sources, by code, by plain forms and by the site's own backend; then resends,
 * expired links and an import. Nobody gets more than one mail, everybody gets theirs, every limiter
 * is seen to fire, and it ends by itself.
 */
export const mail: Proof = async ({ quick, databases = DATABASES, say = () => {} }) => {
  const failures: string[] = [];
  const figures: Record<string, unknown> = {};
  for (const name of databases) {
    const { problems, ...proven } = await bombing(name, quick ? QUICK : FULL, say);
    figures[name] = proven;
    failures.push(...problems.map((problem) => `${name}: ${problem}`));
  }
  return { failures, ...figures };
};

async function bombing(name: DatabaseName, size: Size, say: (line: string) => void) {
  const database = await testDatabase(name);
  const sink = await smtpSink();
  const site = await serverFolder({
    database: database.address,
    config: {
      site: { name: "Nuri Tea", url: "https://nuri.example" },
      server: { trustedProxies: ["127.0.0.1"] },
      mail: {
        from: "Nuri Tea <hello@nuri.example>",
        postalAddress: "Nuri Tea, 1 Tea Lane, Boseong",
        confirmationsPerHour: size.confirmationsPerHour,
        alertsTo: ALERTS,
      },
      newsletter: { confirmWithin: "1h", welcome: false },
    },
    environment: {
      NODE_ENV: "development",
      LOG_LEVEL: "error",
      SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
    },
  });
  let server: RunningServer | undefined;
  try {
    server = await site.start();
    return await attack(new Caller(server, site), site, sink, size, (line) =>
      say(`${name}: ${line}`),
    );
  } finally {
    await server?.end("SIGKILL");
    await site.remove();
    await sink.close();
    await database.remove();
  }
}

async function attack(
  caller: Caller,
  site: ServerFolder,
  sink: SmtpSink,
  size: Size,
  say: (line: string) => void,
) {
  const limiters = await everyLimiter(caller, size.mailboxes);
  say(`every limiter was asked, ${caller.sent} forms`);
  await flood(caller, size);
  // What the guard has passed is known to the alarm from the receipts a moment later.
  await caller.wait("10s");
  await allDecided(site);
  const { held } = await heldIn(site);
  const raised = await caller.metrics();
  say(`${caller.sent} forms, ${sink.mails.length} mails, ${held} wait`);
  await hourByHour(caller, site, size);
  await recoverExpired(caller, site, sink);
  await importEverybody(site, size.mailboxes);
  await inParallel(Array(size.mailboxes).keys(), 8, async (mailbox) => {
    await caller.backend(spelled(mailbox, Math.random));
    await caller.resend(spelled(mailbox, Math.random));
  });
  // Nothing of this may be sent, and nothing of it is still to be decided.
  await allDecided(site);
  const calm = await calmAgain(caller, site, size);
  say(`${caller.sent} forms, ${sink.mails.length} mails`);
  const capped = await countOf(site, "mail_record where outcome = 'capped'");
  return judge(caller, sink, size, calm, {
    ...limiters,
    ...firedIn(raised),
    "confirmations-per-hour": held,
    "mail-cap": capped,
    alarm: raised["sign_ups_alarm"] ?? 0,
  });
}

/** Whether somebody new is asked for nothing, two hours after all of it. */
async function calmAgain(caller: Caller, site: ServerFolder, size: Size): Promise<boolean> {
  await caller.wait("121m");
  const { status } = await caller.json(size.sources, spelled(size.mailboxes, Math.random));
  await allDecided(site);
  return status === 202 && (await caller.metrics())["sign_ups_alarm"] === 0;
}

/** Everything at once, at random, but the same for every run. */
async function flood(caller: Caller, size: Size): Promise<void> {
  const next = random(5);
  const solving = new Set<number>();
  await inParallel(Array(Math.max(0, size.signUps - caller.sent)).keys(), 12, async () => {
    const who = spelled(between(next, 0, size.mailboxes - 1), next);
    const source = between(next, 0, size.sources - 1);
    const kind = next();
    if (kind < 0.5) await caller.backend(who);
    else if (kind < 0.65) await caller.plain(source, who);
    else if (kind < 0.7) await caller.json(source, who, { trap: "x" });
    else if (kind < 0.75) await caller.resend(who);
    else {
      const { challenge } = await caller.json(source, who);
      if (!challenge || solving.size >= size.solving || solving.has(source)) return;
      solving.add(source);
      await caller.json(source, who, { proof: await solve(challenge) });
    }
  });
}

/** Lets the hours pass until nothing waits any more; all of it within the day of the attack. */
async function hourByHour(caller: Caller, site: ServerFolder, size: Size): Promise<void> {
  // Networks that ask for many share half of what leaves in an hour.
  const hours = Math.ceil((2 * size.mailboxes) / size.confirmationsPerHour) + 3;
  for (let hour = 0; hour < hours; hour++) {
    await caller.wait("61m");
    await allDecided(site);
    if ((await countOf(site, "job where dead_at is null")) === 0) return;
  }
}

/** Waits until every mail was sent, dropped or is held for the next hour. */
async function allDecided(site: ServerFolder): Promise<void> {
  const end = Date.now() + 120_000;
  while (Date.now() < end) {
    const { held, others } = await heldIn(site);
    if (others === 0) return;
    await sleep(held > 0 ? 200 : 100);
  }
}

async function heldIn(site: ServerFolder): Promise<{ held: number; others: number }> {
  const held = await countOf(
    site,
    "job where dead_at is null and lease is null and trouble like 'more confirmations%'",
  );
  return { held, others: (await countOf(site, "job where dead_at is null")) - held };
}

async function countOf(site: ServerFolder, from: string): Promise<number> {
  const [row] = await site.query<{ rows: number | string }>(`select count(*) as rows from ${from}`);
  return Number(row?.rows);
}

/** The limiters whose firing the server counts itself. */
const COUNTED = [
  "honeypot",
  "minimum-time",
  "address-warm",
  "site-warm",
  "site-alarm",
  "slow-lane",
  "address-full",
  "slow-lane-full",
  "proof-refused",
  "proof-spent",
];

function firedIn(metrics: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    COUNTED.map((name) => [name, metrics[`guard_total{outcome="${name}"}`] ?? 0]),
  );
}

function judge(
  caller: Caller,
  sink: SmtpSink,
  { confirmationsPerHour }: Size,
  calm: boolean,
  limiters: Readonly<Record<string, number>>,
) {
  const perMailbox = new Map<number, number>();
  let strangers = 0;
  let alerts = 0;
  for (const { to } of sink.mails) {
    const mailbox = caller.mailboxes.get(to[0]!.toLowerCase());
    if (to[0] === ALERTS) alerts++;
    else if (mailbox === undefined) strangers++;
    else perMailbox.set(mailbox, (perMailbox.get(mailbox) ?? 0) + 1);
  }
  const mailsPerMailbox = Math.max(0, ...perMailbox.values());
  const without = [...caller.taken].filter((mailbox) => !perMailbox.has(mailbox)).length;
  const untouched = [...perMailbox.keys()].filter((mailbox) => !caller.taken.has(mailbox)).length;
  const silent = Object.entries(limiters).flatMap(([name, times]) => (times > 0 ? [] : [name]));
  const problems = [
    ...(mailsPerMailbox > 1 ? [`${mailsPerMailbox} mails to one mailbox`] : []),
    ...(without > 0 ? [`${without} mailboxes have signed up and got no mail`] : []),
    ...(untouched > 0 ? [`${untouched} mailboxes got a mail though no form was taken`] : []),
    ...(strangers > 0 ? [`${strangers} mails to nobody who was named`] : []),
    ...(alerts === 1 ? [] : [`${alerts} alerts`]),
    ...(calm ? [] : ["the alarm has not ended"]),
    ...silent.map((name) => `${name} was not seen to fire`),
  ];
  return {
    signUps: caller.sent,
    mailboxes: caller.taken.size,
    mails: sink.mails.length - alerts,
    mailsPerMailbox,
    confirmationsPerHour,
    alerts,
    limiters,
    answers: caller.answers,
    problems,
  };
}
