/** What the chat tells, by the names that `on` takes: `message` is the event `stagelight:chat-message`. */
export type ChatEvents = {
  readonly [
    Name in keyof DocumentEventMap as Name extends `stagelight:chat-${infer Short}` ? Short : never
  ]: DocumentEventMap[Name] extends CustomEvent<infer Detail> ? Detail : never;
};

/** The chat of a site that has one. Calls made before its code is there wait. */
export interface ChatApi {
  /** Opens the panel. `line`: the id of one of the config's `chat.lines`, as the team's first words. */
  open(options?: { readonly line?: string }): void;
  close(): void;
  toggle(): void;
  /**
   * Says who the visitor is, by an identity token that the site's backend has signed, or by what
   * fetches one whenever it is needed; `null`: nobody any more. Conversations that were begun in this browser are that person's
   * from then on.
   */
  setUser(token: string | (() => Promise<string>) | null): void;
  /** Tells the team more, such as `{ plan: "pro" }`: twenty at most, each up to 200 letters. */
  setAttributes(attributes: Readonly<Record<string, string | number | boolean>>): void;
  /** Calls at each event; what it returns ends that. */
  on<Name extends keyof ChatEvents>(
    name: Name,
    listener: (detail: ChatEvents[Name]) => void,
  ): () => void;
  /** Forgets who has talked here, as when somebody signs out. */
  reset(): void;
}

/** A call that waits for the chat's code; `off` is what `on` has returned, once it was made. */
export type ChatCall = [name: keyof ChatApi, given: readonly unknown[], off?: () => void];
