/** A known person's page, and all that is done there. Loaded for who is known. */
import type { ReactElement } from "react";
import { copy } from "../../platform/copy.ts";
import type { ShareChannel } from "../../platform/events.ts";
import { textOf } from "../../platform/values.ts";
import type { ReferralPage } from "../referral-page.ts";
import type { Note, ReferralAnswer } from "../referral-state.ts";
import type { Shown } from "../referral-view.tsx";
import type { Brought } from "./referral-brought.tsx";
import { Known } from "./referral-known.tsx";
import { addressOf, linkOf, sharedText } from "./share.ts";

/** Passes the link on, and changes what belongs to it. */
export class ReferralDesk {
  readonly #page: ReferralPage;
  /** Shows what the link has brought, once it has brought something. */
  Brought: typeof Brought | undefined;

  constructor(page: ReferralPage) {
    this.#page = page;
  }

  view(props: Shown): ReactElement {
    return Known({ ...props, answer: props.state.answer! });
  }

  /** Loads what it takes to show what the server has told. */
  async show({ rewards, balances }: ReferralAnswer): Promise<void> {
    if (rewards.length + balances.length > 0)
      this.Brought ??= (await import("./referral-brought.tsx")).Brought;
  }

  /** Whoever is here is known, and takes a link. */
  async join(): Promise<void> {
    const page = this.#page;
    const { terms } = page.get().answer!;
    const more = { join: true, terms: { version: terms.version } };
    if (!(await this.#change("status", more))) return;
    page.aim("result");
    page.set({ note: undefined });
    page.tell("stagelight:referral-joined", page.program());
  }

  /** What friends see of the name. */
  async saveName(): Promise<void> {
    const { values, answer } = this.#page.get();
    const more = {
      name: textOf({ name: answer?.name ?? "", ...values }, "name"),
      showName: this.#page.showsName(),
    };
    if (await this.#change("settings", more)) this.#note({ kind: "saved", at: "name" });
  }

  /** The message as it is written now. */
  message(): string {
    const { values, answer } = this.#page.get();
    return values["message"] === undefined ? sharedText(answer!) : textOf(values, "message");
  }

  /** @param code of a reward, if that is what is copied */
  async copy(what: "link" | "message" | "code", code = ""): Promise<boolean> {
    const page = this.#page;
    const text = { link: linkOf(page.get().answer!), message: this.message(), code }[what];
    const copied = await copy(text);
    if (!copied && what !== "code") page.aim(what);
    this.#note({ kind: copied ? "copied" : "notCopied", at: what });
    if (copied) page.tell("stagelight:referral-copied", { ...page.program(), what });
    if (copied && what === "link") this.shared("copy");
    return copied;
  }

  /** Where a channel's link leads. */
  address(channel: "email" | "whatsapp" | "line", subject: string): string {
    return addressOf(channel, this.message(), subject);
  }

  /** Opens what the device has to share with. */
  async share(): Promise<void> {
    const url = linkOf(this.#page.get().answer!);
    // Apps put the link below the text themselves, and some would show it twice.
    const text = this.message().replace(url, "").trim();
    try {
      await navigator.share({ text, url });
      this.shared("device");
    } catch (error) {
      if ((error as Error).name !== "AbortError") await this.copy("message");
    }
  }

  /** KakaoTalk takes nothing from pages without a script of its own: the message goes by the clipboard. */
  async paste(): Promise<void> {
    if (!(await this.copy("message"))) return;
    this.#note({ kind: "pasted", at: "message" });
    this.shared("kakaotalk");
  }

  /** The link is on its way to somebody. */
  shared(channel: ShareChannel): void {
    this.#page.tell("stagelight:referral-shared", { ...this.#page.program(), channel });
  }

  /** Sends something for who is known already; tells whether it was taken. */
  async #change(path: "status" | "settings", body: object): Promise<boolean> {
    const page = this.#page;
    if (page.get().busy) return false;
    page.set({ busy: true, note: undefined });
    const outcome = await page.send(path, body);
    if (outcome.kind === "taken") await page.take(outcome.response);
    else {
      const at = path === "settings" ? "name" : "join";
      this.#note({ kind: "failed", at, failure: page.failureOf(outcome) });
    }
    page.set({ busy: false });
    return outcome.kind === "taken";
  }

  #note(note: Note): void {
    this.#page.set({ note });
  }
}
