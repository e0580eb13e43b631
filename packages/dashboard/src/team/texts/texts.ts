import type { Deed } from "../team.tsx";

/** Words of the team's screen. */
export interface TeamTexts {
  /** Name in the navigation, and title. */
  readonly title: string;
  readonly about: string;
  readonly members: string;
  readonly invite: string;
  readonly send: string;
  readonly email: string;
  readonly noAddress: string;
  readonly mailLanguage: string;
  /** Told once a mail is on its way to `{email}`. */
  readonly invited: string;
  /** The server sends no mail: the link is to be taken to `{email}` by hand. */
  readonly handOver: string;
  readonly link: string;
  readonly name: string;
  readonly role: string;
  /** Names the choice of the role of `{name}`. */
  readonly roleOf: string;
  readonly state: string;
  readonly states: Readonly<Record<"available" | "away" | "invited" | "deactivated", string>>;
  /** Column: whether a second step is asked for at sign-in. */
  readonly totp: string;
  readonly on: string;
  readonly off: string;
  readonly seen: string;
  readonly actions: string;
  /** Names the menu of `{name}`. */
  readonly actionsFor: string;
  readonly deactivate: string;
  readonly activate: string;
  readonly totpOff: string;
  /** What each role may do. One sentence. */
  readonly roles: Readonly<Record<"title" | "owner" | "marketer" | "agent", string>>;
  /** Asks before it is done to `{name}`. */
  readonly confirm: Readonly<
    Record<Deed, { readonly title: string; readonly text: string; readonly yes: string }>
  >;
}
