/** Why a mail was not sent, without anything about its recipient. */
export interface MailTrouble {
  /** For people. */
  readonly why: string;
  /** Trying again is no use. */
  readonly final?: true;
  /** There is no such mailbox. */
  readonly noSuchAddress?: true;
  /** Not this mail is the matter: others would fail as well. `refuses`: until somebody mends it. */
  readonly endpointAtFault?: true | "refuses";
}

/** Thrown when a mail was not sent, or when nobody knows whether it was. */
export class MailFailure extends Error {
  override name = "MailFailure";
  readonly trouble: MailTrouble;

  constructor(trouble: MailTrouble) {
    super(trouble.why);
    this.trouble = trouble;
  }
}
