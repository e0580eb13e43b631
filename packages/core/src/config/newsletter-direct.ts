import type { NewsletterConfig } from "./newsletter.ts";

/**
 * Where the form goes on a site without a server: to the newsletter service itself. Everything in it
 * stands in the page, so there is no secret among it.
 */
export interface NewsletterDirect {
  readonly service: DirectService;
  /**
   * The `action` of the form that the service gives you to put into a page. Of listmonk: where it
   * listens.
   */
  readonly url: string;
  /**
   * What the service calls the fields, `name` among them: `{ name: "FNAME", cups: "CUPS" }`. Of choices,
   * what it calls each of them: `{ teas: { green: "group[91023][1]" } }`.
   */
  readonly fields?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  /** What the service calls the lists. */
  readonly lists?: Readonly<Record<string, string>>;
}

/** Services whose own form can be posted to. */
export type DirectService = keyof typeof DIRECT_SERVICES;

/** How a page sends the form to the service. */
export interface DirectForm {
  /** Where the form is posted to. */
  readonly action: string;
  /** The service's names of fields, by ours: `email`, `name`, `fields.<id>`, `lists`. */
  readonly names: Readonly<Record<string, string>>;
  /** Of what can be chosen: what is sent for each choice, by our names of the fields. */
  readonly chosen?: Readonly<Record<string, Readonly<Record<string, DirectPair>>>>;
  /** What is sent besides. */
  readonly also?: readonly DirectPair[];
  /** The service's name of a field that only machines fill in. */
  readonly trap?: string;
  /** Whose way of answering scripts it has; without one its answer is a page. */
  readonly answers?: "kit" | "listmonk";
}

/** A field's name and its value. */
export type DirectPair = readonly [name: string, value: string];

/** What is known of a service's form. */
interface ServiceForm {
  /** As the service calls itself. */
  readonly title: string;
  /** What an address of it is like, for people and for the check. */
  readonly example: string;
  readonly url: RegExp;
  /** Its name of a field, where it has one by itself; `email` and `name` are ours. */
  readonly field: (id: string) => string | undefined;
  /** What is sent where something is chosen that it calls so. */
  readonly chosen: (word: string) => DirectPair;
  /** What it calls lists and choices, for people, and an example. */
  readonly words: readonly [what: string, example: string];
  /** Whether several values of one field arrive. */
  readonly several?: true;
  /** Whether it takes nothing but the address, a name and lists. */
  readonly plain?: true;
}

/** Their forms as they give them to be put into pages, as of 2026. */
export const DIRECT_SERVICES = {
  mailchimp: {
    title: "Mailchimp",
    example: "https://nuri.us6.list-manage.com/subscribe/post?u=1a2b3c&id=4d5e6f",
    url: /^https?:\/\/[^/]+\/subscribe\/post\?(?=.*\bu=\w+)(?=.*\bid=\w+)/,
    field: (id) => ({ email: "EMAIL", name: "FNAME" })[id],
    // Of radio buttons the name is the same, and the value tells: "group[91023]=4".
    chosen: (word) => {
      const [name = "", value = "1"] = word.split("=");
      return [name, value];
    },
    words: ["the name of a group's box in Mailchimp's form", "group[91023][1]"],
  },
  kit: {
    title: "Kit",
    example: "https://app.kit.com/forms/1234567/subscriptions",
    url: /^https?:\/\/[^/]+\/forms\/\w+\/subscriptions$/,
    field: (id) => ({ email: "email_address", name: "fields[first_name]" })[id] ?? `fields[${id}]`,
    chosen: (word) => ["tags[]", word],
    words: ["the number of a tag of Kit's", "1234567"],
  },
  buttondown: {
    title: "Buttondown",
    example: "https://buttondown.com/api/emails/embed-subscribe/nuri",
    url: /^https?:\/\/[^/]+\/api\/emails\/embed-subscribe\/[\w.-]+$/,
    field: (id) => (id === "email" ? "email" : `metadata__${id}`),
    chosen: (word) => ["tag", word],
    words: ["a tag", "tea"],
    several: true,
  },
  listmonk: {
    title: "listmonk",
    example: "https://lists.nuri.example",
    url: /^https?:\/\/[^/?#]+(\/[^?#]*)?$/,
    field: (id) => ({ email: "email", name: "name" })[id],
    chosen: (word) => ["l", word],
    words: [
      "the list's UUID, which listmonk's page of forms shows",
      "55e243af-80c6-4169-8d7f-bc571e0269e9",
    ],
    plain: true,
  },
} as const satisfies Record<string, ServiceForm>;

/** A service's form, as one kind. */
export function serviceForm(service: DirectService): ServiceForm {
  return DIRECT_SERVICES[service];
}

/** The service's name of a field that is not chosen from; nothing where there is none. */
export function directName(
  { service, fields = {} }: NewsletterDirect,
  id: string,
): string | undefined {
  const named = Object.hasOwn(fields, id) ? fields[id] : undefined;
  return typeof named === "string" ? named : serviceForm(service).field(id);
}

/** How a page sends the form, for a config that was checked; nothing where a server takes it. */
export function directForm({
  direct,
  lists: own,
  fields = [],
  name,
}: Pick<NewsletterConfig, "direct" | "lists" | "fields" | "name">): DirectForm | undefined {
  if (!direct) return undefined;
  const { service, lists = {} } = direct;
  const { chosen: pair } = serviceForm(service);
  const pairs = (words: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(words).map(([choice, word]) => [choice, pair(word)]));
  const names: Record<string, string> = { email: directName(direct, "email")! };
  if (name) names["name"] = directName(direct, "name")!;
  const chosen: Record<string, Record<string, DirectPair>> = {};
  for (const { id } of fields) {
    const words = direct.fields?.[id];
    if (typeof words === "object") chosen[`fields.${id}`] = pairs(words);
    else names[`fields.${id}`] = directName(direct, id)!;
  }
  // A single list is what every form is for.
  const picks = (own?.length ?? 0) > 1;
  if (picks) chosen["lists"] = pairs(lists);
  const also = [...ALSO[service], ...(picks ? [] : Object.values(pairs(lists)))];
  return {
    ...addressOf(direct),
    names,
    ...(Object.keys(chosen).length > 0 && { chosen }),
    ...(also.length > 0 && { also }),
  };
}

/** What services' own forms send besides. */
const ALSO: Readonly<Record<DirectService, readonly DirectPair[]>> = {
  mailchimp: [],
  kit: [],
  buttondown: [["embed", "1"]],
  listmonk: [],
};

function addressOf({
  service,
  url,
}: NewsletterDirect): Pick<DirectForm, "action" | "trap" | "answers"> {
  if (service === "listmonk") {
    const action = `${url.replace(/\/$/, "")}/subscription/form`;
    return { action, trap: "nonce", answers: "listmonk" };
  }
  if (service !== "mailchimp") return { action: url, ...(service === "kit" && { answers: "kit" }) };
  const [u, id] = ["u", "id"].map((key) => new RegExp(`[?&]${key}=(\\w+)`).exec(url)?.[1]);
  return { action: url, trap: `b_${u}_${id}` };
}
