import { signingBackend } from "../../../connectors/src/sources/events/test-events.ts";
import { starting } from "../chat/write/test-writes.ts";
import { visitorIdOf } from "../keys/visitor-secret.ts";
import { addMember, addReward, REFERRAL } from "../referral/attribution/test-codes.ts";
import { addInvitation, addReview } from "../reviews/receive/test-reviews.ts";
import { addConversation } from "../chat/mail/test-conversation.ts";
import {
  ATTACHMENT,
  chatter,
  INVITATION,
  MAILED_CONVERSATION,
  MAILED_EMAIL,
  OWN_CHAT,
  REFERRAL_CODE,
  REFERRAL_MEMBER,
  REVIEW,
  REVIEW_PHOTO,
  REWARD_CODE,
} from "./test-calls.ts";
import { SITE, type TestServer, testServer } from "./test-server.ts";

/** A program whose members may have friends invited. */
const INVITING = {
  id: "inviting",
  name: "Friends by mail",
  text: "Give 5 %.",
  terms: { text: "Once for each friend.", version: "1" },
  gift: { text: "5% off your first order", discount: { percent: 5 } },
  rewards: [],
  invitations: true,
} as const;

const ANSWERS = [{ id: "postage", question: "What does postage cost?", answer: "3,000 won." }];

/** For tests: a server that has all its routes, and what the good call of each asks for. */
export async function testRoutes(): Promise<TestServer> {
  const test = await testServer({
    config: {
      connectors: [{ id: "events" }],
      site: { name: "Nuri Tea", url: SITE, locales: ["en", "ko"] },
      mail: { from: "hello@nuri.example", postalAddress: "Seoul", confirmationsPerHour: 100_000 },
      newsletter: { welcome: false },
      surveys: [{ id: "recommend", use: "nps" }],
      referral: { ...REFERRAL, programs: [...REFERRAL.programs, INVITING] },
      review: { photos: { most: 3 } },
      chat: {
        attachments: true,
        mail: { replyTo: "chat@in.nuri.example" },
        // Nobody listens there.
        answers: { entries: ANSWERS, answerer: { url: "http://127.0.0.1:1/ask" } },
      },
    },
    environment: {
      EVENTS_SECRET: signingBackend.secrets.current,
      CHAT_ANSWERER_SECRET: signingBackend.secrets.current,
      CHAT_MAIL_SECRET: signingBackend.secrets.current,
    },
    development: true,
  });
  await addMember(test.server, { code: REFERRAL_CODE });
  await addMember(test.server, { id: REFERRAL_MEMBER, program: INVITING.id, name: "Mina" });
  await addReward(test.server, REFERRAL_MEMBER, REWARD_CODE);
  await addInvitation(test.server, { id: INVITATION });
  await addConversation(
    test.server,
    {
      id: MAILED_CONVERSATION,
      email: MAILED_EMAIL,
      holder: visitorIdOf(chatter),
      // What is open belongs to a person once they have signed in.
      state: "closed",
      email_proven_at: 1,
      last_message: 1,
    },
    ATTACHMENT,
  );
  await addReview(test.server, { id: REVIEW }, { id: REVIEW_PHOTO });
  const by = { kind: "holder", holder: visitorIdOf(chatter) } as const;
  await test.server.services.chat.write(starting(OWN_CHAT, by));
  return test;
}
