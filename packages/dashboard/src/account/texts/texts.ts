/** Words of one's own account. */
export interface AccountTexts {
  /** Name in the navigation, and title. */
  readonly title: string;
  readonly profile: string;
  readonly name: string;
  readonly nameHint: string;
  /** A switch: visitors see that this member is there. */
  readonly available: string;
  readonly availableHint: string;
  readonly browser: string;
  readonly theme: string;
  readonly shortcuts: string;
  readonly shortcutsHint: string;
  readonly push: {
    readonly title: string;
    readonly about: string;
    /** A switch: this browser is told. */
    readonly here: string;
    /** The browser cannot do it. */
    readonly unsupported: string;
    /** The person has forbidden it in the browser before. */
    readonly blocked: string;
    /** It was not allowed, or did not work. */
    readonly refused: string;
  };
  readonly password: string;
  readonly passwordAbout: string;
  /** The one that one has now. */
  readonly oldPassword: string;
  readonly passwordChanged: string;
  readonly totp: {
    readonly title: string;
    readonly about: string;
    readonly on: string;
    readonly setUp: string;
    readonly turnOff: string;
    /** Why the password is asked for once more. */
    readonly whyPassword: string;
    readonly next: string;
    readonly scan: string;
    /** Names the QR code. */
    readonly qr: string;
    /** What is typed where no camera is. */
    readonly secret: string;
    readonly code: string;
    readonly confirm: string;
    readonly recoveryTitle: string;
    readonly recoveryAbout: string;
    /** Button: the codes are in a safe place. */
    readonly kept: string;
  };
  readonly sessions: {
    readonly title: string;
    readonly device: string;
    readonly unknown: string;
    readonly since: string;
    readonly seen: string;
    readonly current: string;
    readonly end: string;
    readonly everywhere: string;
  };
}
