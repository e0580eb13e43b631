import type { ReadConfig } from "@stagelight/core/config";
import type { Templates } from "../mail/templates/templates.ts";
import type { Endpoint, HandlerServices } from "../outbox/endpoints.ts";
import type { Handler, Outcome } from "../outbox/handler.ts";
import type { Job } from "../outbox/job.ts";
import { oneByOne } from "../outbox/one-by-one.ts";
import { recordKeys } from "../privacy/suppression.ts";
import { checkTemplates } from "./check-templates.ts";
import { decide, type Decision } from "./decide.ts";
import { FOLLOW_UP_ENDPOINT } from "./follow-up.ts";

/**
 * The place where it is decided whether lifecycle mails are sent.
 *
 * @throws StagelightError `settings-invalid` when a mail has no template
 */
export function followUpEndpoint(config: ReadConfig, templates: Templates): Endpoint {
  checkTemplates(config, templates);
  return { handler: (services) => followUpHandler(services, templates) };
}

/** Decides about mails that are due. One after the other: what was decided counts for the next. */
export function followUpHandler(
  services: HandlerServices,
  templates: Pick<Templates, "categoryOf">,
): Handler {
  return {
    endpoint: FOLLOW_UP_ENDPOINT,
    batch: 20,
    atOnce: 1,
    handle: oneByOne(services, (job) => followUp(services, templates, job)),
  };
}

async function followUp(
  services: HandlerServices,
  templates: Pick<Templates, "categoryOf">,
  job: Job,
): Promise<Outcome> {
  const { config, model, ring, links, settings, store, clock } = services;
  const mail = config.mail.lifecycle.find(({ id }) => id === job.topic);
  if (!mail) return { is: "dropped", why: "no mail of this id is configured any more" };
  const decision = await decide(
    {
      read: store.read,
      config,
      model,
      ring,
      links,
      categoryOf: (template) => templates.categoryOf(template),
      development: settings.development,
      now: clock.now(),
    },
    mail,
    job,
  );
  switch (decision.is) {
    case "send":
      return { is: "done", next: [decision.job] };
    case "later":
      return decision;
    case "moot":
      return { is: "dropped", why: decision.why };
    case "not":
      await recordUnsent(services, mail.id, job, decision);
      return { is: "dropped", why: decision.why };
  }
}

/** Keeps why somebody does not get a mail: `stagelight mail why` tells it. */
function recordUnsent(
  { store, ring, clock }: HandlerServices,
  mail: string,
  { uid, visitorId, profileId }: Job,
  { why: outcome, category, address }: Extract<Decision, { is: "not" }>,
): Promise<void> {
  const addressKeys = address === undefined ? [] : recordKeys(ring, address);
  const now = clock.now();
  return store.run("recordMail", {
    uid,
    mail,
    category,
    addressKeys,
    visitorId,
    profileId,
    now,
    outcome,
  });
}
