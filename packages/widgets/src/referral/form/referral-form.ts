/** The form that asks for an address, and all that is done with it. Loaded for strangers. */
import type { ReactElement } from "react";
import { checkAddress } from "../../platform/check-address.ts";
import { newId } from "../../platform/new-id.ts";
import type { Sent } from "../../platform/send.ts";
import { textOf, type Values } from "../../platform/values.ts";
import type { ReferralPage } from "../referral-page.ts";
import type { FieldProblem } from "../referral-state.ts";
import type { Shown } from "../referral-view.tsx";
import { FormView } from "./form-view.tsx";

const LONGEST_NAME = 40;

/** Sends the form. */
export class ReferralForm {
  readonly #page: ReferralPage;
  /** What was sent last, and the key that keeps it from counting twice. */
  #sent: Values | undefined;
  #idempotency = "";

  constructor(page: ReferralPage) {
    this.#page = page;
  }

  view(props: Shown): ReactElement {
    return FormView(props);
  }

  /** Sends the form. Resolves to true where the browser has to do it: by a page of the server's. */
  async submit(): Promise<boolean> {
    const page = this.#page;
    const { status, values } = page.get();
    if (status === "sending" || status === "proof") return false;
    const problems = check(values);
    const [first] = Object.keys(problems);
    if (first) {
      page.aim(first);
      page.set({ status: "invalid", problems });
      return false;
    }
    page.set({ status: "sending", problems: {}, failure: undefined });
    if (this.#sent !== values) this.#idempotency = newId();
    this.#sent = values;
    const outcome = await page.send("join", this.#body(values), () =>
      page.set({ status: "proof" }),
    );
    this.#settle(outcome);
    return outcome.kind === "plain";
  }

  /** Back to the form, for another address. */
  again(): void {
    this.#page.aim("email");
    this.#page.set({ status: "idle" });
  }

  #body(values: Values): object {
    const page = this.#page;
    const { options, around, opened } = page;
    const { terms } = options;
    const name = textOf(values, "name");
    const trap = textOf(values, "trap");
    return {
      email: textOf(values, "email"),
      ...(name && { name, showName: page.showsName() }),
      ...(terms && { terms: { version: terms.version } }),
      form: "referral",
      page: around.address,
      ...(trap && { trap }),
      began: Date.now() - opened,
      idempotency: this.#idempotency,
    };
  }

  #settle(outcome: Sent): void {
    const page = this.#page;
    const { status, values } = page.get();
    const { email, name } = outcome.kind === "invalid" ? outcome.problems : {};
    if (outcome.kind === "taken") {
      page.aim("result");
      page.set({ status: "sent", sentTo: textOf(values, "email") });
      page.tell("stagelight:referral-requested", page.program());
    } else if (outcome.kind === "invalid" && (email || name)) {
      page.aim(email ? "email" : "name");
      page.set({ status: "invalid", problems: outcome.problems });
    } else if (outcome.kind === "given-up" || outcome.kind === "plain") {
      // Written on, it has left that state already, and may have been sent anew.
      if (outcome.kind === "plain" || status === "proof") page.set({ status: "idle" });
    } else if (outcome.kind === "failed" && outcome.code?.startsWith("program-")) {
      const closed = outcome.code === "program-full" ? "full" : "over";
      page.aim("result");
      page.set({ status: closed, sentTo: textOf(values, "email") });
    } else page.fail("failed", page.failureOf(outcome));
  }
}

function check(values: Values): Record<string, FieldProblem> {
  const email = checkAddress(textOf(values, "email"));
  return {
    ...(email && { email }),
    ...(textOf(values, "name").length > LONGEST_NAME && { name: "too-long" as const }),
  };
}
