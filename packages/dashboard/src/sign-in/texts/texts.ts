/** Words of the way in: sign-in, invitations, forgotten passwords. */
export interface SignInTexts {
  readonly title: string;
  readonly email: string;
  readonly password: string;
  /** The button. */
  readonly enter: string;
  /** Address or password are wrong; it is not told which. */
  readonly refused: string;
  /** Link, and title of the page behind it. */
  readonly forgotten: string;
  readonly forgottenAbout: string;
  readonly sendLink: string;
  /** After that button; the mail comes only where the address belongs to somebody in the team. */
  readonly sentTitle: string;
  readonly sentAbout: string;
  /** Back to the first step. */
  readonly back: string;
  /** The second step, for members with a second factor. */
  readonly codeTitle: string;
  /** `totp`: a code from an app on the phone; `recovery`: one of the codes written down when it was set up. */
  readonly codeAbout: Readonly<Record<"totp" | "recovery", string>>;
  readonly code: string;
  readonly recoveryCode: string;
  readonly codeRefused: string;
  readonly useRecovery: string;
  readonly useCode: string;
  /** Title where a link leads, by what it is for. */
  readonly accept: Readonly<Record<"first-admin" | "invite" | "reset", string>>;
  /** Below that title. `{role}`: what the new member will be. */
  readonly acceptAbout: string;
  readonly name: string;
  /** Visitors see this name. */
  readonly nameHint: string;
  readonly newPassword: string;
  readonly passwordHint: string;
  /** Why a password is not taken. */
  readonly weak: Readonly<Record<"short" | "common" | "personal" | "same", string>>;
  /** Button of an invitation. */
  readonly join: string;
  /** Button of a new password. */
  readonly change: string;
  readonly unusableTitle: string;
  readonly unusableAbout: string;
  readonly toSignIn: string;
}
