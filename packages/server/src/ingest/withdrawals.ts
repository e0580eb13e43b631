import { PURPOSES } from "@stagelight/core";
import { consentIn } from "@stagelight/core/events";
import type { Withdrawal } from "../consent/withdraw.ts";
import type { Call } from "../http/route.ts";
import { TRUST } from "../log/log.ts";
import { readId } from "../project/identify.ts";
import type { Proof } from "../project/logged-event.ts";
import type { CheckedEvent } from "./log-entry.ts";
import type { Sender } from "./sender.ts";
import type { Taking } from "./take.ts";

/** Whose an event is, where that is proven or vouched for, and what they allow. */
export type Named = Pick<Withdrawal, "visitorId" | "userId" | "granted">;

/** Who an event speaks for; nothing where anybody could have sent it, or it says nothing of consent. */
export function namedBy(
  { anonymousId, userId, context }: CheckedEvent,
  { trust, visitorId, privacyControl }: Sender,
  proof: Proof | undefined,
): Named | undefined {
  const said = consentIn(context);
  if (!said) return undefined;
  const granted = PURPOSES.filter(
    (purpose) => said[purpose] && !(privacyControl && purpose === "marketing"),
  );
  const vouched = trust === TRUST.verified;
  const visitor = readId(anonymousId);
  if (visitor !== undefined && (vouched || visitor === visitorId)) {
    return { visitorId: visitor, granted };
  }
  const user = readId(vouched ? userId : proof?.userId);
  return user === undefined ? undefined : { userId: user, granted };
}

/** Who of a call's people has allowed less with events of which nothing is kept. */
export class Withdrawals {
  readonly #by: Withdrawal["by"];
  readonly #heard = new Map<string, Named>();

  constructor({ trust }: Sender) {
    this.#by = trust === TRUST.verified ? "server" : "person";
  }

  /** Hears what became of the next event of the call. What is said last counts. */
  hear({ by, entry }: Taking): void {
    if (!by) return;
    const key = JSON.stringify([by.visitorId, by.userId]);
    if (entry) this.#heard.delete(key);
    else this.#heard.set(key, by);
  }

  /** Records what was heard; to be called once what is kept of the call has been appended. */
  async record({ services: { store, clock } }: Call): Promise<void> {
    if (this.#heard.size === 0) return;
    const withdrawals = [...this.#heard.values()].map((named) => ({
      ...named,
      by: this.#by,
      decided: false,
    }));
    await store.run("withdraw", { withdrawals, now: clock.now() });
  }
}
