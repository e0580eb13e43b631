import { type ReadConfig, StagelightError } from "@stagelight/core/config";
import type { Outgoing } from "../../outgoing/safe-fetch.ts";
import type { Settings } from "../../settings/settings.ts";
import type { Answerer } from "./answerer.ts";
import { webhookAnswerer } from "./webhook-answerer.ts";

/**
 * The answerer that the config names.
 *
 * @throws StagelightError `settings-invalid` where its secret is missing
 */
export function answererOf(
  { chat }: Pick<ReadConfig, "chat">,
  { chatAnswererSecret }: Pick<Settings, "chatAnswererSecret">,
  { safeFetch }: Pick<Outgoing, "safeFetch">,
): Answerer | undefined {
  const url = chat?.answers.answerer?.url;
  if (url === undefined) return undefined;
  if (chatAnswererSecret === undefined) {
    throw new StagelightError("settings-invalid", "The server cannot start with these settings.", [
      {
        path: "CHAT_ANSWERER_SECRET",
        expected: "what questions to chat.answers.answerer are signed with",
        found: "nothing",
        help: `Make one, and put it into the environment of the server and of the answerer: node -e "console.log('whsec_' + crypto.randomBytes(32).toString('base64'))"`,
      },
    ]);
  }
  return webhookAnswerer(url, chatAnswererSecret, safeFetch);
}
