/** An answer to a frequent question: text, and where on the site it is from. */
export interface Suggestion {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly source?: { readonly title: string; readonly url: string };
}

/** What answers at once. Nothing here rejects: what fails finds nothing. */
export interface Answers {
  /** Questions that the text may be about: three at most, the likeliest first. */
  suggest(text: string): Promise<readonly Suggestion[]>;
  /** The answer to a frequent question, word for word; nothing where it is none. */
  known(question: string): Promise<Suggestion | undefined>;
  /** Has the site's own answerer answer; nothing where it cannot. */
  ask(text: string): Promise<Suggestion | undefined>;
  /** Tells the server that nothing here has answered a question. */
  missed(question: string): void;
}
