import { ATTACHMENT_TYPES, type ChatConfig, type ReadChat } from "./chat.ts";
import { readChatHours } from "./chat-hours.ts";
import type { StagelightConfig } from "./input.ts";
import type { Localized } from "./localized.ts";

/** What stands above the first message where the config says nothing. */
const GREETING: Localized = {
  en: "Hello! How can we help you?",
  ko: "안녕하세요! 무엇을 도와드릴까요?",
  zh: "您好！有什么可以帮您？",
};

const MOST_BYTES = 5_000_000;

/**
 * Fills in the defaults of the key, which is valid.
 *
 * @param rest what else of the config some of the defaults go by
 */
export function readChat(
  {
    team,
    greeting = GREETING,
    hours,
    away,
    reply,
    fields = [],
    consent,
    quickReplies = [],
    attachments = false,
    transcript,
    rating = true,
    sound = false,
    answers: { pages = [], entries = [], answerer } = {},
    mail,
    lines = [],
  }: ChatConfig,
  rest: Pick<StagelightConfig, "site" | "mail">,
): ReadChat {
  const called = team ?? rest.site?.name;
  const { types = ATTACHMENT_TYPES, mostBytes = MOST_BYTES } =
    typeof attachments === "object" ? attachments : {};
  return {
    ...(called !== undefined && { team: called }),
    greeting,
    ...(hours && { hours: readChatHours(hours) }),
    ...(away !== undefined && { away }),
    ...(reply && { reply }),
    fields: fields.map((field) => ({ ...field, required: field.required ?? false })),
    ...(consent && { consent }),
    quickReplies,
    ...(attachments && { attachments: { types, mostBytes } }),
    transcript: transcript ?? rest.mail?.from !== undefined,
    rating,
    sound,
    answers: { pages, entries, ...(answerer && { answerer }) },
    ...(mail && { mail: { inbound: "raw", ...mail } }),
    lines: lines.map(({ id, text, quickReplies: offered = [] }) => ({
      id,
      text,
      quickReplies: offered,
    })),
  };
}
