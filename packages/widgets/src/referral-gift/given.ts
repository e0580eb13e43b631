/** What a friend's link has brought: the tracker knows it, where it is on the page. */
export interface Given {
  readonly code: string;
  readonly program: string;
  /** What there is for the friend, in a few words; nothing where the program gives nothing at once. */
  readonly gift?: string;
  /** First name of whose link it is, if friends may see it. */
  readonly name?: string;
}

/** What is called of the tracker. */
export interface PageApi {
  readonly stagelight?: { referral?(): Given | undefined };
}
