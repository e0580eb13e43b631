import type { Counted } from "../../texts/fill.ts";
import type { Language } from "../../texts/texts.ts";

/** Words that stand on every screen, and what is said where something goes wrong. */
export interface AppTexts {
  readonly loading: string;
  readonly retry: string;
  readonly close: string;
  readonly cancel: string;
  readonly save: string;
  /** Told once something is saved. */
  readonly saved: string;
  /** Button: copies a text. */
  readonly copy: string;
  readonly copied: string;
  /** Button below a list: shows what follows. */
  readonly more: string;
  /** First link of the page: jumps over the navigation. */
  readonly skip: string;
  /** Names the navigation to screen readers. */
  readonly navigation: string;
  /** Names the menu of one's own account. One word. */
  readonly own: string;
  readonly signOut: string;
  /** Read out behind the name of a screen on which so much waits. */
  readonly waiting: Counted;
  /** Names the choice of the language to screen readers. */
  readonly language: string;
  /** Languages, each by its own name: the same in all files. */
  readonly languages: Readonly<Record<Language, string>>;
  readonly themes: Readonly<Record<"system" | "light" | "dark", string>>;
  readonly roles: Readonly<Record<"owner" | "marketer" | "agent", string>>;
  readonly shortcuts: {
    readonly title: string;
    /** Below the list: how to turn them off. */
    readonly note: string;
  };
  /** Stands in place of a screen that has broken. */
  readonly broken: { readonly title: string; readonly text: string; readonly reload: string };
  readonly notFound: { readonly title: string; readonly text: string; readonly back: string };
  /** Stands on a screen that this role may not open. */
  readonly notYours: { readonly title: string; readonly text: string };
  /** By the code of the problem: what it is, and what to do. One or two short sentences. */
  readonly problems: Readonly<
    Record<
      | "offline"
      | "internal-error"
      | "not-found"
      | "role-needed"
      | "origin-refused"
      | "body-invalid"
      | "login-refused"
      | "totp-refused"
      | "link-unusable"
      | "member-refused"
      | "member-unknown"
      | "conversation-unknown"
      | "file-refused"
      | "body-too-large"
      | "too-many-requests"
      | "overloaded"
      | "storage-busy"
      | "storage-full"
      | "storage-unavailable"
      | "shutting-down",
      string
    >
  >;
}
