import { seconds } from "@stagelight/core/config";
import { z } from "zod";
import { RequestProblem } from "../../http/problem.ts";
import type { Call, Route } from "../../http/route.ts";
import { putForward } from "../../operations/clock-routes.ts";
import { framedMail, listPage, mailPage, type PageContext, type Shown } from "./page.ts";
import { FORM_TYPE, givenIn } from "../../forms/given.ts";
import { canReply, replyTo } from "./reply.ts";
import { clearMails, listMails, readMail, type StoredMail } from "./read-mailbox.ts";
import { STEPS, wordsFor } from "./words.ts";

const PATH = "/mailbox";

const replySchema = z.object({ text: z.string().min(1).max(20_000) });

/**
 * Mails that development keeps in place of sending them. Mails hold links that unsubscribe and sign in:
 * no page of another site may read or change anything here, and in production nothing of it exists.
 */
const COMMON = {
  access: "open",
  origins: "site",
  limit: { name: "mailbox", calls: 600, seconds: 60 },
  developmentOnly: true,
} as const;

const PAGE = { status: 200, type: "text/html" } as const;
const BACK = { status: 303, type: "text/html" } as const;

export const mailboxRoutes: readonly Route[] = [
  {
    ...COMMON,
    method: "GET",
    path: PATH,
    summary: "A page with the mails of this machine, and its clock.",
    answer: PAGE,
    handle: async (call) => {
      const folder = folderOf(call);
      const listed = folder === undefined ? undefined : await listMails(folder);
      return listPage(contextOf(call), listed);
    },
  },
  {
    ...COMMON,
    method: "POST",
    path: `${PATH}/clear`,
    summary: "Deletes all mails of the mailbox.",
    answer: BACK,
    handle: (call) => {
      const folder = folderOf(call);
      if (folder !== undefined) clearMails(folder);
      return back(call);
    },
  },
  {
    ...COMMON,
    method: "GET",
    path: `${PATH}/mail/:id`,
    summary: "One mail: its HTML, its text or its source, by ?show=.",
    answer: PAGE,
    handle: async (call) => {
      const mail = await mailOf(call);
      const became = call.url.searchParams.get("reply");
      const replying = canReply(call.services, mail) ? { became } : undefined;
      return mailPage(contextOf(call), mail, shownIn(call.url), replying);
    },
  },
  {
    ...COMMON,
    method: "GET",
    path: `${PATH}/mail/:id/html`,
    summary: "A mail's HTML alone, where it can do nothing.",
    answer: PAGE,
    handle: async (call) => framedMail((await mailOf(call)).html ?? ""),
  },
  {
    ...COMMON,
    method: "POST",
    path: `${PATH}/mail/:id/reply`,
    summary: "Answers a mail of a conversation in its recipient's place.",
    body: {
      schema: replySchema,
      types: [FORM_TYPE, "application/json"],
      most: 64 * 1024,
      raw: true,
    },
    answer: BACK,
    handle: async (call) => {
      const mail = await mailOf(call);
      const { data } = replySchema.safeParse(givenIn(call.request, call.body as Buffer));
      if (!data) throw new RequestProblem("body-invalid");
      const became = await replyTo(call.services, mail, data.text);
      return back(call, `/mail/${encodeURIComponent(mail.id)}?reply=${became}`);
    },
  },
  {
    ...COMMON,
    method: "POST",
    path: `${PATH}/forward/:step`,
    summary: "Puts the server's clock forward by 1h, 3h, 1d or 7d.",
    answer: BACK,
    handle: async (call) => {
      const step = STEPS.find((each) => each === call.params.step);
      if (step === undefined) throw new RequestProblem("not-found");
      await putForward(call.services, (seconds(step) ?? 0) * 1_000);
      return back(call);
    },
  },
];

function contextOf({ services, request }: Call): PageContext {
  return {
    words: wordsFor(request.headers.get("accept-language")),
    path: services.settings.basePath + PATH,
    now: services.clock.now(),
  };
}

/** Nothing where mail is really sent. */
function folderOf({ services }: Call): string | undefined {
  const { mail } = services.settings;
  return mail.by === "folder" ? mail.folder : undefined;
}

async function mailOf(call: Call): Promise<StoredMail> {
  const folder = folderOf(call);
  const mail = folder === undefined ? undefined : await readMail(folder, call.params.id ?? "");
  if (!mail) throw new RequestProblem("not-found");
  return mail;
}

function shownIn(url: URL): Shown {
  const shown = url.searchParams.get("show");
  return shown === "text" || shown === "source" ? shown : "html";
}

function back({ services }: Call, to = ""): Response {
  const location = services.settings.basePath + PATH + to;
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
