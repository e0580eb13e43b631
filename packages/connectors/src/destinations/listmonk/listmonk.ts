import { type Delivered, type Destination, EndpointTrouble } from "../../destination.ts";
import { own } from "../../shape/own.ts";
import { NEWSLETTER, tellEach, type Told } from "../shared/subscribers.ts";
import { call, type ListmonkContext, refusal } from "./call.ts";
import { type ListmonkOptions, optionsSchema } from "./options.ts";
import { find, type Found } from "./subscriber.ts";

/**
 * Subscribers of listmonk's lists: whoever has confirmed one of the newsletter's.
 * https://listmonk.app/docs/apis/subscribers/
 */
export const listmonk: Destination<ListmonkOptions> = {
  id: "listmonk",
  name: "listmonk",
  options: optionsSchema,
  secrets: {
    token: {
      variable: "TOKEN",
      what: "the token of an API user of listmonk: Admin → Users. Its role needs subscribers:get_all, subscribers:manage, and to manage the lists",
      fits: (value) => /^\S{16,}$/.test(value),
    },
  },
  // It is what they have asked for; and whoever leaves has to be told of in any case.
  purpose: "necessary",
  batch: 40,
  // Two at once could write a person's lists in the wrong order.
  atOnce: 1,
  wants: () => NEWSLETTER,
  deliver: (items, context) => tellEach(4, items, (told) => tell(told, context)),
  async forget({ emails }, context) {
    for (const email of emails) {
      const found = await find(email, context);
      if (!found) continue;
      const answer = await call(context, "DELETE", `/subscribers/${found.id}`);
      if (answer.status >= 400) throw new EndpointTrouble(refusal(answer, "deleting a subscriber"));
    }
  },
  async test(context) {
    const wrong: string[] = [];
    for (const id of new Set(Object.values(context.options.lists))) {
      const { status } = await call(context, "GET", `/lists/${id}`);
      if (status >= 400)
        wrong.push(`listmonk has no list ${id}, or does not show it to this user.`);
    }
    return wrong;
  },
};

async function tell(told: Told, context: ListmonkContext): Promise<Delivered> {
  const { email, name } = told.subscriber;
  const { confirmed, left } = numbersOf(told, context.options);
  if (confirmed.length + left.length === 0) {
    return { dropped: "None of the lists has a place at listmonk by the option lists." };
  }
  const attribs = attributesOf(told, context.options);
  if (confirmed.length > 0) {
    const answer = await call(context, "POST", "/subscribers", {
      email,
      name: name ?? email.split("@")[0],
      status: "enabled",
      lists: confirmed,
      attribs,
      // They have confirmed here: they are not asked a second time.
      preconfirm_subscriptions: true,
    });
    if (answer.status < 300) return { ok: true };
    if (answer.status !== 409) return refused(answer, "a new subscriber");
  }
  // Who is none there is not made one to be unsubscribed.
  const found = await find(email, context);
  if (found) return change(found, told, { name, attribs }, context);
  if (confirmed.length === 0) return { ok: true };
  return { ok: false, why: "listmonk knows the address, and does not find it.", final: false };
}

/** Brings a subscriber whom listmonk has already to how it stands here. */
async function change(
  found: Found,
  told: Told,
  { name, attribs }: { name: string | undefined; attribs: object },
  context: ListmonkContext,
): Promise<Delivered> {
  const { confirmed, left, renewed } = numbersOf(told, context.options);
  if (found.status === "blocklisted" && confirmed.length > 0) {
    return { dropped: "listmonk keeps them away: they are on its blocklist." };
  }
  const stands = new Map(found.lists.map((list) => [list.id, list.subscription_status]));
  const gets = confirmed.filter((id) => {
    const there = stands.get(id);
    // Without a new confirmation listmonk's own word counts: the person may have left there.
    return there !== "confirmed" && (there !== "unsubscribed" || renewed.has(id));
  });
  const leaves = left.filter((id) => stands.has(id) && stands.get(id) !== "unsubscribed");
  const answer = await call(context, "PATCH", `/subscribers/${found.id}`, {
    ...(name !== undefined && { name }),
    attribs,
  });
  if (answer.status === 404 || answer.status === 405) {
    return { ok: false, why: "listmonk is older than version 6.1.", final: true };
  }
  if (answer.status >= 400) return refused(answer, "a change of a subscriber");
  for (const [action, target] of [
    ["add", gets],
    ["unsubscribe", leaves],
  ] as const) {
    if (target.length === 0) continue;
    const answer = await call(context, "PUT", "/subscribers/lists", {
      ids: [found.id],
      action,
      target_list_ids: target,
      ...(action === "add" && { status: "confirmed" }),
    });
    if (answer.status >= 400) return refused(answer, "a change of lists");
  }
  return { ok: true };
}

function refused(answer: Parameters<typeof refusal>[0], what: string): Delivered {
  return { ok: false, why: refusal(answer, what), final: true };
}

/** listmonk's numbers of the lists that a subscriber gets, has left, and has just confirmed. */
function numbersOf({ subscriber, renewed }: Told, { lists }: ListmonkOptions) {
  const of = (wanted: (list: string) => boolean) => [
    ...new Set(Object.entries(lists).flatMap(([list, id]) => (wanted(list) ? [id] : []))),
  ];
  const confirmed = of((list) => own(subscriber.lists, list) === "confirmed");
  const left = of((list) => own(subscriber.lists, list) === "left");
  return {
    confirmed,
    // Two lists may have the same place.
    left: left.filter((id) => !confirmed.includes(id)),
    renewed: new Set(of((list) => renewed.has(list))),
  };
}

/** Answers keep their kinds: attributes are JSON. */
function attributesOf(
  { subscriber: { fields, language } }: Told,
  { attributes }: ListmonkOptions,
): Record<string, unknown> {
  const kept = Object.entries(fields).filter(
    ([id]) => attributes === "all" || attributes.includes(id),
  );
  return { ...Object.fromEntries(kept), ...(language && { language }) };
}
