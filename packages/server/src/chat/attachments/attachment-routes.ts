import { ATTACHMENT_TYPES } from "@stagelight/core/config";
import { chatAttachmentSchema } from "@stagelight/core/endpoints";
import { z } from "zod";
import { answerJson } from "../../http/answer-json.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { BodyRule, Call, Route } from "../../http/route.ts";
import { chatCaller } from "../caller.ts";
import { memberOf } from "../../team/member.ts";
import { TEAM_ROUTE } from "../../team/team-route.ts";
import { saveAs } from "./file-name.ts";
import { countBytes, FILES_AT_ONCE } from "./limits.ts";
import { ATTACHMENTS_PATH, isAttachmentUrl } from "./link.ts";
import { type FileOwner, newAttachment, NOBODYS } from "./new-attachment.ts";

/** What a config can allow at most; see `chat.attachments.mostBytes`. */
const MOST = 10_000_000;

const FILE: BodyRule = {
  schema: z.unknown(),
  types: ["application/octet-stream", ...ATTACHMENT_TYPES],
  most: MOST,
  mostBy: ({ chat }) => chat?.attachments?.mostBytes ?? 0,
  zipped: false,
  raw: true,
  opaque: true,
};

const ANSWER = { status: 201, schema: z.object({ attachment: chatAttachmentSchema }) };

/** Files of conversations: those that somebody sends up, and those that were sent with a message. */
export const attachmentRoutes: readonly Route[] = [
  {
    method: "POST",
    path: ATTACHMENTS_PATH,
    summary:
      "Takes a file for the visitor's next message, as it is; its name in x-file-name, in percent code.",
    access: "visitor",
    origins: "site",
    body: FILE,
    limit: FILES_AT_ONCE,
    answer: ANSWER,
    handle: (call) => take(call, ownerOf(call)),
  },
  {
    method: "GET",
    path: `${ATTACHMENTS_PATH}/:id`,
    summary: "A file, to be saved; by the address that its message tells.",
    access: "open",
    origins: "any",
    limit: { name: "chat-files", calls: 300, seconds: 60 },
    answer: { status: 200, type: "application/octet-stream" },
    handle: serve,
  },
  {
    ...TEAM_ROUTE,
    method: "POST",
    path: "/dashboard/api/attachments",
    summary: "Takes a file for a member's next message.",
    body: FILE,
    answer: ANSWER,
    handle: (call) => take(call, { ...NOBODYS, member_id: memberOf(call).id }),
  },
];

/** Who sends a file up. A cookie is no authority here: only what was put into the header. */
function ownerOf(call: Call): FileOwner {
  const { by } = chatCaller(call);
  return by.kind === "user"
    ? { ...NOBODYS, user_id: by.userId }
    : { ...NOBODYS, holder: by.holder };
}

async function take(
  { services, request, address, body }: Call,
  owner: FileOwner,
): Promise<Response> {
  const { config, store, clock, limits } = services;
  const allowed = config.chat?.attachments;
  if (!allowed) throw new RequestProblem("not-found");
  const name = nameIn(request.headers.get("x-file-name"));
  const file = await newAttachment(allowed, { name, content: body as Buffer }, owner, clock.now());
  if (typeof file === "string") {
    throw new RequestProblem(file === "too-large" ? "body-too-large" : "file-refused");
  }
  if (owner.member_id === null) {
    await countBytes(limits, address, file.size);
  }
  const kept = await store.run("keepAttachment", file);
  if (kept === "too-many") throw new RequestProblem("too-many-requests", { retryAfter: 3_600 });
  if (kept === "full") throw new RequestProblem("storage-full");
  const { id, type, size } = file;
  const { headers, body: text } = answerJson({ attachment: { id, name: file.name, type, size } });
  return new Response(text, { status: 201, headers });
}

function nameIn(header: string | null): string {
  try {
    return decodeURIComponent((header ?? "").slice(0, 1_000));
  } catch {
    return "";
  }
}

/** A file that was sent. It is never shown: whatever it really is, it is saved. */
async function serve({ services, params, url }: Call): Promise<Response> {
  const id = params["id"] ?? "";
  if (!isAttachmentUrl(services, id, url.searchParams.get("s") ?? "")) {
    throw new RequestProblem("not-found");
  }
  const file = await services.store.read
    .selectFrom("chat_attachment")
    .select(["name", "type", "data"])
    .where("id", "=", id)
    .where("conversation_id", "is not", null)
    .executeTakeFirst();
  if (!file) throw new RequestProblem("not-found");
  return new Response(Buffer.from(file.data, "base64"), {
    headers: {
      "content-type": file.type,
      "content-disposition": saveAs(file.name),
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      "cross-origin-resource-policy": "same-site",
      "cache-control": "private, no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    },
  });
}
