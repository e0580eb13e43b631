/** The form that asks for an address, and all that is done with it. Loaded for strangers. */
import type { ReactElement } from "react";
import { checkAddress } from "../../platform/check-address.ts";
import { FormSending } from "../../platform/form-sending.ts";
import type { Sent } from "../../platform/send.ts";
import { textOf, type Values } from "../../platform/values.ts";
import type { ReferralPage } from "../referral-page.ts";
import type { FieldProblem, ReferralState } from "../referral-state.ts";
import type { Shown } from "../referral-view.tsx";
import type { ReferralTexts } from "../texts/texts.ts";
import { FormView } from "./form-view.tsx";

const LONGEST_NAME = 40;

/** Sends the form. */
export class ReferralForm {
  readonly #page: ReferralPage;
  readonly #sending: FormSending<ReferralState>;

  constructor(page: ReferralPage) {
    this.#page = page;
    this.#sending = new FormSending(page);
  }

  view(props: Shown): ReactElement {
    return FormView({ ...props, texts: this.words(props.texts) });
  }

  /** The words of the form, by those that are there anyway. */
  words(texts: ReferralTexts): ReferralTexts {
    return texts;
  }

  /** Sends the form. Resolves to true where the browser has to do it: by a page of the server's. */
  submit(): Promise<boolean> {
    const page = this.#page;
    const { values } = page.get();
    return this.#sending.course({
      problems: check(values),
      // Who fills in the form is somebody else than whoever is known, or wants to be.
      send: (same) => this.#sending.post(...page.to("join", { ...this.#body(values), ...same })),
      settle: (outcome) => this.#settle(outcome),
    });
  }

  /** Back to the form, for another address. */
  again(): void {
    this.#page.aim("email");
    this.#page.set({ status: "idle" });
  }

  #body(values: Values): object {
    const { terms } = this.#page.options;
    const name = textOf(values, "name");
    const trap = textOf(values, "trap");
    return {
      email: textOf(values, "email"),
      ...(name && { name, showName: this.#page.showsName() }),
      ...(terms && { terms: { version: terms.version } }),
      form: "referral",
      ...(trap && { trap }),
    };
  }

  #settle(outcome: Sent): void {
    const page = this.#page;
    const code = outcome.kind === "failed" ? outcome.code : undefined;
    const closed = code?.startsWith("program-") && (code === "program-full" ? "full" : "over");
    if (closed || outcome.kind === "taken") {
      page.aim("result");
      page.set({ status: closed || "sent", sentTo: textOf(page.get().values, "email") });
    }
    if (outcome.kind === "taken") page.tell("stagelight:referral-requested", page.program());
    else if (!closed)
      this.#sending.refused(
        outcome,
        ["email", "name"],
        "stagelight:referral-failed",
        page.program(),
      );
  }
}

function check(values: Values): Record<string, FieldProblem> {
  const email = checkAddress(textOf(values, "email"));
  return {
    ...(email && { email }),
    ...(textOf(values, "name").length > LONGEST_NAME && { name: "too-long" as const }),
  };
}
