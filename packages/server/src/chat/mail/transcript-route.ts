import { chatHeardAnswerSchema } from "@stagelight/core/endpoints";
import { answerPrivately } from "../../http/answer-json.ts";
import type { Call, Route } from "../../http/route.ts";
import { chatCaller, chatOf, ownConversation } from "../caller.ts";
import { CHANGE } from "../routes/limits.ts";
import { mailTranscript } from "./transcript.ts";

/** Has a conversation sent to its visitor's proven address. */
export const transcriptRoute: Route = {
  method: "POST",
  path: "/v1/chat/conversations/:id/transcript",
  summary: "Mails the conversation to the visitor, where the address is proven.",
  access: "visitor",
  origins: "site",
  limit: CHANGE,
  answer: { status: 200, schema: chatHeardAnswerSchema },
  handle: askForTranscript,
};

async function askForTranscript(call: Call): Promise<Response> {
  chatOf(call);
  const row = await ownConversation(call, chatCaller(call));
  await mailTranscript(call.services, row);
  return answerPrivately({ success: true });
}
