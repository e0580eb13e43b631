import { type Delivered, type Destination, EndpointTrouble } from "../../destination.ts";
import { NEWSLETTER, tellEach } from "../shared/subscribers.ts";
import { call, isForNow, type MailchimpContext, memberPath, refusal, titleOf } from "./call.ts";
import { type Member, membersOf } from "./member.ts";
import { audiencesOf, type MailchimpOptions, mergeTags, optionsSchema } from "./options.ts";

/** Mailchimp refuses an eleventh request while ten are under way. */
const AT_ONCE = 8;

/**
 * Members of Mailchimp's audiences: whoever has confirmed one of the newsletter's lists.
 * https://mailchimp.com/developer/marketing/api/list-members/
 */
export const mailchimp: Destination<MailchimpOptions> = {
  id: "mailchimp",
  name: "Mailchimp",
  options: optionsSchema,
  secrets: {
    apiKey: {
      variable: "API_KEY",
      what: 'an API key of Mailchimp, which ends with its data centre, such as "-us6": Profile → Extras → API keys',
      fits: (value) => /^[\w.]{10,}-[a-z]{2,4}\d{1,3}$/.test(value),
    },
  },
  // It is what they have asked for; and whoever leaves has to be told of in any case.
  purpose: "necessary",
  batch: 40,
  // Two at once could write a person's lists in the wrong order.
  atOnce: 1,
  wants: () => NEWSLETTER,
  deliver: (items, context) =>
    tellEach(AT_ONCE, items, async (told) => {
      const members = membersOf(told, context.options);
      if (members.length === 0) {
        return { dropped: "None of the lists has a place at Mailchimp by the option lists." };
      }
      for (const member of members) {
        const answer = await (member.subscribed
          ? subscribe(member, context)
          : unsubscribe(member, context));
        if (!("ok" in answer && answer.ok)) return answer;
      }
      return { ok: true };
    }),
  async forget({ emails }, context) {
    for (const audience of audiencesOf(context.options)) {
      for (const email of emails) {
        const path = `${memberPath(audience, email)}/actions/delete-permanent`;
        const answer = await call(context, "POST", path);
        if (answer.status >= 400 && answer.status !== 404) {
          throw new EndpointTrouble(refusal(answer));
        }
      }
    }
  },
  async test(context) {
    const wrong: string[] = [];
    for (const audience of audiencesOf(context.options)) {
      wrong.push(...(await missing(audience, context)));
    }
    return wrong;
  },
};

async function subscribe(member: Member, context: MailchimpContext): Promise<Delivered> {
  const { audience, email, renewed, fields, interests, language } = member;
  const path = memberPath(audience, email);
  const write = (status: "subscribed" | "pending" | undefined) =>
    // Fields that the audience requires may be none of ours.
    call(context, "PUT", `${path}?skip_merge_validation=true`, {
      email_address: email,
      status_if_new: status ?? "subscribed",
      ...(status && { status }),
      merge_fields: fields,
      ...(Object.keys(interests).length > 0 && { interests }),
      ...(language && { language }),
    });
  // Without a new confirmation Mailchimp's own word counts: the person may have left there.
  let answer = await write(renewed ? "subscribed" : undefined);
  if (titleOf(answer) === LEFT_THERE && renewed && context.options.askAgain) {
    answer = await write("pending");
  }
  if (answer.status >= 400) return refused(answer, audience);
  return tagged(member, path, context);
}

/** Who is no member there is not made one to be unsubscribed. */
async function unsubscribe(member: Member, context: MailchimpContext): Promise<Delivered> {
  const { audience, email, interests } = member;
  const path = memberPath(audience, email);
  const answer = await call(context, "PATCH", `${path}?skip_merge_validation=true`, {
    status: "unsubscribed",
    ...(Object.keys(interests).length > 0 && { interests }),
  });
  if (answer.status === 404) return { ok: true };
  if (answer.status >= 400 && titleOf(answer) !== LEFT_THERE) return refused(answer, audience);
  return tagged(member, path, context);
}

async function tagged(
  { audience, tags }: Member,
  path: string,
  context: MailchimpContext,
): Promise<Delivered> {
  const wanted = Object.entries(tags).map(([name, has]) => ({
    name,
    status: has ? "active" : "inactive",
  }));
  if (wanted.length === 0) return { ok: true };
  const answer = await call(context, "POST", `${path}/tags`, { tags: wanted });
  return answer.status >= 400 ? refused(answer, audience) : { ok: true };
}

/** Mailchimp's own words for those whom its API takes back only by asking them. */
const LEFT_THERE = "Member In Compliance State";
const DELETED_THERE = "Forgotten Email Not Subscribed";

function refused(answer: Parameters<typeof refusal>[0], audience: string): Delivered {
  if (answer.status === 404) {
    return { ok: false, why: `Mailchimp has no audience ${audience}.`, final: true };
  }
  if (titleOf(answer) === LEFT_THERE) {
    return { dropped: "Mailchimp keeps them away: they have left there, or their mail came back." };
  }
  if (titleOf(answer) === DELETED_THERE) {
    const why =
      "They were deleted for good at Mailchimp, which takes them back by its own form only.";
    return { ok: false, why, final: true };
  }
  return { ok: false, why: refusal(answer), final: !isForNow(answer) };
}

/** What the options name and an audience does not have. */
async function missing(audience: string, context: MailchimpContext): Promise<string[]> {
  const path = `/lists/${audience}/merge-fields?count=1000&fields=merge_fields.tag`;
  const answer = await call(context, "GET", path);
  if (answer.status === 404) return [`Mailchimp has no audience ${audience}.`];
  if (answer.status >= 400) return [refusal(answer)];
  const { merge_fields: found = [] } = answer.json as { merge_fields?: { tag?: string }[] };
  const tags = new Set(found.map(({ tag }) => tag));
  return mergeTags(context.options)
    .filter(([tag]) => !tags.has(tag))
    .map(([tag]) => `Mailchimp's audience ${audience} has no merge field ${tag}.`);
}
