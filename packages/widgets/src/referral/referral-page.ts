import { atom, type Watched } from "../platform/atom.ts";
import { keep, kept } from "../platform/storage.ts";
import type { Values } from "../platform/values.ts";
import type { Surroundings, WidgetPage } from "../platform/widget.ts";
import type { ReferralDesk } from "./referral-desk.ts";
import type { ReferralOptions } from "./referral-options.ts";
import type { ReferralState, ReferralStatus } from "./referral-state.ts";

/** Where the token of a mail's link lies, if the visitor allows `functional`: the page knows them again. */
const MEMBER_KEY = "stagelight-referral-page";

/** Where Stagelight's tracker keeps the visitor's id and secret. */
const VISITOR_KEY = "stagelight-visitor";

/** What tells that the visitor's choice can be read, or is another. */
const CHOICES = ["stagelight:event", "stagelight:consent"] as const;

/** What is called of the tracker, where it is on the page. */
interface PageApi {
  readonly consent?: { get?(): { readonly functional: boolean } };
}

const BEGINNING: ReferralState = {
  status: "idle",
  values: {},
  problems: {},
  failure: undefined,
  sentTo: "",
  linkProblem: undefined,
  answer: undefined,
  kept: false,
  device: false,
  busy: false,
  note: undefined,
};

/**
 * A referral widget: the form, and what the server tells of whoever is here. All that is done with it is
 * in a file of its own, the desk, which comes for who is known, or begins to fill in the form.
 */
export class ReferralPage implements WidgetPage<ReferralOptions, ReferralState> {
  readonly #state = atom<ReferralState>(BEGINNING);
  readonly $state: Watched<ReferralState> = this.#state;
  readonly #opened = Date.now();
  readonly #around: Surroundings;
  #options: ReferralOptions;
  #focus: string | undefined;
  /** Of a mail's link: in memory, and where the visitor allows it in storage. */
  #token: string | undefined;
  /** What works for it, once that is there. */
  desk: ReferralDesk | undefined;

  constructor(options: ReferralOptions, around: Surroundings) {
    this.#options = options;
    this.#around = around;
    this.#set({ status: this.#first() });
  }

  change(options: ReferralOptions): void {
    const { program } = this.#options;
    this.#options = options;
    if (program !== options.program) void this.ask();
  }

  connect(): () => void {
    const come = () => {
      const token = this.#around.token?.();
      this.#token = token ?? this.#token ?? remembered();
      if (token || !this.#state.get().answer) void this.ask();
    };
    const remember = () => {
      // The tracker may come later than the widget; what is being written is not taken away.
      const { answer, values } = this.#state.get();
      if (!answer && !this.#token && !Object.keys(values).length && remembered()) come();
      this.#remember();
    };
    const page = globalThis.document;
    globalThis.addEventListener?.("hashchange", come);
    for (const event of CHOICES) page?.addEventListener(event as never, remember);
    come();
    return () => {
      this.desk?.giveUp();
      globalThis.removeEventListener?.("hashchange", come);
      for (const event of CHOICES) page?.removeEventListener(event as never, remember);
    };
  }

  takeFocus(): string | undefined {
    const focus = this.#focus;
    this.#focus = undefined;
    return focus;
  }

  draft(): Values {
    return this.#state.get().status === "sent" ? {} : this.#state.get().values;
  }

  restore(draft: Values): void {
    this.#set({ values: { ...this.#state.get().values, ...draft } });
  }

  /** Something was written or ticked. */
  fill(name: string, value: string | readonly string[]): void {
    const { values, problems, status } = this.#state.get();
    const { [name]: _solved, ...others } = problems;
    this.#load().catch(() => {});
    this.desk?.giveUp();
    this.#set({
      values: { ...values, [name]: value },
      problems: others,
      note: undefined,
      status: status === "known" || status === "sending" ? status : "idle",
    });
  }

  /** Sends the form. Resolves to true where the browser has to do it: by a page of the server's. */
  async submit(): Promise<boolean> {
    try {
      return await (await this.#load()).submit();
    } catch {
      this.#set({ status: "failed", failure: "no-answer" });
      return false;
    }
  }

  /** Asks what the server knows of whoever is here; of a stranger it is not asked. */
  async ask(): Promise<void> {
    if (!this.#token && !secret()) return this.#set({ status: this.#first() });
    // The form stays until it is known who somebody without a link is.
    if (this.#token) this.#set({ status: "loading", failure: undefined });
    try {
      await (await this.#load()).ask();
    } catch {
      if (this.#token) this.#set({ status: "unread", failure: "no-answer" });
    }
  }

  /** What a stranger sees. */
  #first(): ReferralStatus {
    const { starts, ends } = this.#options;
    const now = Date.now();
    if (now < starts) return "not-started";
    return now < ends ? "idle" : "over";
  }

  async #load(): Promise<ReferralDesk> {
    const { ReferralDesk } = await import("./referral-desk.ts");
    return (this.desk ??= new ReferralDesk({
      state: this.#state,
      around: this.#around,
      opened: this.#opened,
      options: () => this.#options,
      first: () => this.#first(),
      aim: (focus) => (this.#focus = focus),
      token: () => this.#token,
      secret,
      remember: () => this.#remember(),
      forget: () => {
        this.#token = undefined;
        keep(MEMBER_KEY, undefined);
      },
    }));
  }

  /** Keeps who came by a mail's link as long as the visitor allows it. */
  #remember(): void {
    const allowed = choice();
    if (allowed === false) keep(MEMBER_KEY, undefined);
    const { answer, kept: before } = this.#state.get();
    if (!answer || !this.#token) return;
    const stays = keep(MEMBER_KEY, allowed ? this.#token : undefined) && allowed === true;
    if (stays !== before) this.#set({ kept: stays });
  }

  #set(change: Partial<ReferralState>): void {
    this.#state.set({ ...this.#state.get(), ...change });
  }
}

/** Whether `functional` is allowed; nothing as long as nobody can say. */
function choice(): boolean | undefined {
  const { stagelight } = globalThis as { stagelight?: PageApi };
  return stagelight?.consent?.get?.().functional;
}

/** What lies there is used only while the visitor allows it. */
function remembered(): string | undefined {
  return (choice() && kept(MEMBER_KEY)) || undefined;
}

/** What proves to the server which visitor this is. */
function secret(): string | undefined {
  return kept(VISITOR_KEY)?.split(" ")[1];
}
