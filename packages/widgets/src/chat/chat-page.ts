import { textOf } from "../platform/values.ts";
import type { Suggestion } from "./answers/suggestion.ts";
import type { ChatApiCalls } from "./chat-calls.ts";
import { ChatPanel } from "./chat-panel.ts";
import { IDLE, type Note } from "./chat-state.ts";
import { keeper, type SentFile } from "./kept.ts";
import type { Talk } from "./talk/talk.ts";

/** Letters are rarely typed faster than that one after the other. */
const SUGGEST_MS = 150;

/** What the address is called that is left while nobody is there. */
const EMAIL = { id: "email", name: "email", type: "email", required: true } as const;

/** What is written into a chat's panel, and what becomes of it. */
export class ChatPage extends ChatPanel {
  #suggesting: ReturnType<typeof setTimeout> | undefined;

  /** Something is written into the field for the message. */
  write(draft: string): void {
    this.set({ draft, note: undefined });
    keeper.keep({ draft });
    clearTimeout(this.#suggesting);
    if (!draft.trim()) return this.set({ suggestions: [] });
    this.later(({ desk }) => desk.types());
    const { person, asked } = this.get();
    if (this.options.answers?.index && !person && !asked && this.first())
      this.#suggesting = setTimeout(() => this.later((talk) => this.#suggest(talk)), SUGGEST_MS);
  }

  /** Something is filled in before the first message, or an address is left. */
  fill(name: string, value: string | readonly string[]): void {
    const { values, problems } = this.get();
    const { [name]: _solved, ...others } = problems;
    this.set({ values: { ...values, [name]: value }, problems: others, note: undefined });
  }

  /** Sends what is written, or a text that was pressed, with the files that were chosen. */
  send(text = this.get().draft): void {
    const { files, filing, busy } = this.get();
    const said = text.trim();
    if (busy || !(said || files.length)) return;
    this.later(async (talk) => {
      if (!this.#ready(talk, said)) return;
      const sent = files.length ? await filing?.sendAll(this, talk.desk.api) : [];
      if (!sent) return;
      this.write("");
      if (sent[0]) return this.#say(talk, said || sent[0].name, sent);
      const answer = await this.#ask(talk, said);
      if (answer) this.#answered(talk, { ...answer, question: said });
      else this.#say(talk, said);
    });
  }

  /** Takes what is offered: where it is a frequent question, it is answered as one. */
  press(reply: string): void {
    this.later(async ({ answers }) => {
      const known = this.first() && (await (await answers)?.known(reply));
      if (known) this.choose(known);
      else this.send(reply);
    });
  }

  /** Takes one of the questions that may be meant. */
  choose(suggestion: Suggestion): void {
    this.later((talk) => {
      this.write("");
      this.focus = "text";
      this.#answered(talk, suggestion);
    });
  }

  /** A person is wanted. */
  person(): void {
    const { conversation, draft, exchanges } = this.get();
    if (conversation) return void this.act("person");
    this.focus = "text";
    this.set({ person: true, suggestions: [] });
    // What was asked already need not be asked again.
    const text = draft.trim() || exchanges.at(-1)?.question || "";
    this.later((talk) => {
      if (this.#ready(talk, text) && text) this.#say(talk, text);
    });
  }

  /** What was answered at once has not helped. */
  missed(): void {
    const last = this.get().exchanges.at(-1);
    if (last) this.later(async ({ answers }) => (await answers)?.missed(last.question));
    this.person();
  }

  retry(id: string): void {
    this.later(({ desk }) => desk.retry(id));
  }

  /** Leaves the address that was filled in. */
  leaveEmail(): void {
    const { values } = this.get();
    this.later(({ problemsOf }) => {
      const problems = problemsOf(values, [EMAIL]);
      if (!problems["email"])
        return this.act("email", undefined, { email: textOf(values, "email") });
      this.focus = "email";
      this.set({ problems });
      return undefined;
    });
  }

  /** Says how it was, with what may have been written of it. */
  async rate(): Promise<void> {
    const { conversation, score, values } = this.get();
    await this.act("rating", "rated", { score, text: textOf(values, "comment") });
    if (conversation && score && this.get().note === "rated")
      this.emit("stagelight:chat-rated", { conversation: conversation.id, score });
  }

  hush(sound: boolean): void {
    this.set({ sound });
    keeper.keep({ sound });
    if (sound) this.beep();
  }

  /** Has files go with the next message. */
  chooseFiles(files: readonly File[]): void {
    this.later((talk) => talk.choose(this, files));
  }

  /** Whether what was said last was answered by no person, and none is wanted yet. */
  unanswered(): boolean {
    const { conversation, person, waiting, entries, exchanges } = this.get();
    if (person || conversation?.person || waiting.length > 0) return false;
    const last = entries.findLast(({ kind }) => kind === "message");
    return last ? last.author === "answerer" : exchanges.length > 0;
  }

  /** Does something with the conversation, and tells what has come of it. */
  async act(what: string, note?: Note, body?: object): Promise<void> {
    const sent = await this.get().talk?.desk.act(what, body);
    const unproven = sent?.kind === "failed" && sent.code === "address-unproven";
    const failed = unproven ? "address-unproven" : "not-done";
    if (sent?.kind === "taken") this.focus = "text";
    this.set({ note: sent?.kind === "taken" ? note : failed });
  }

  /** Whether all was asked that has to be before the first message; else the text stays, and it is. */
  #ready({ problemsOf }: Talk, text: string): boolean {
    return this.get().asking?.ask(this, problemsOf, text) ?? true;
  }

  #say({ desk, beginningOf }: Talk, text: string, files?: readonly SentFile[]): void {
    const { person, line, values } = this.get();
    const beginning = this.first()
      ? {
          ...beginningOf(values, this.options),
          ...(line && { line }),
          // What could not be answered at once is for a person.
          ...((person || this.options.answers?.answerer) && { person: true }),
        }
      : undefined;
    desk.say(text, beginning, files);
    // What was pressed may be gone.
    this.focus = "text";
    this.set({ asked: false });
    this.write("");
  }

  #answered({ desk }: Talk, suggestion: Suggestion): void {
    desk.exchange(suggestion);
    this.set({ suggestions: [], announced: suggestion.answer });
  }

  async #ask({ answers }: Talk, text: string): Promise<Suggestion | undefined> {
    if (!this.options.answers?.answerer || this.get().person || !this.first()) return undefined;
    this.set({ busy: true });
    const answer = await (await answers)?.ask(text);
    this.set({ busy: false });
    return answer;
  }

  async #suggest({ answers }: Talk): Promise<void> {
    const { draft } = this.get();
    const suggestions = (await (await answers)?.suggest(draft)) ?? [];
    // What was written since may mean something else.
    if (this.get().draft === draft) this.set({ suggestions });
  }

  override calls(): ChatApiCalls {
    return {
      open: ({ line } = {}) => {
        if (line && this.first()) this.set({ line });
        this.open();
      },
      close: () => this.close(),
      toggle: () => this.toggle(),
      setUser: (source) => {
        this.source = source ?? undefined;
        if (this.talking) this.later(({ desk }) => desk.user(this.source));
      },
      setAttributes: (attributes) => {
        this.attributes = { ...this.attributes, ...attributes };
        if (this.talking) this.later(({ desk }) => desk.attributes(attributes));
      },
      reset: () => {
        this.close();
        this.source = undefined;
        this.attributes = {};
        keeper.forget();
        if (this.talking) this.later(({ desk }) => desk.reset());
        const { talk, used, asking } = this.get();
        this.set({ ...IDLE, sound: this.options.sound, talk, used, asking });
      },
    };
  }
}
