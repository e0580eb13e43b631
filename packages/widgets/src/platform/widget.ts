import type { ReactElement } from "react";
import type { Watched } from "./atom.ts";
import type { WidgetEvents } from "./events.ts";
import type { Tracked } from "./tell.ts";
import type { LanguageTexts, LoadTexts } from "./texts.ts";

/** What a site says once for all its widgets: in `embed/site.js`, or to `defineWidgets`. */
export interface SiteSettings {
  /** Where the server listens, without a slash at the end: `https://nuri.example/_stagelight`. */
  readonly server?: string;
  /** Settings by the widget's name, such as `newsletter`. */
  readonly [widget: string]: unknown;
}

/** Attributes of an element, or the same words from elsewhere. */
export type Attributes = (name: string) => string | null | undefined;

/** What a widget's options are read from. Attributes come before the site's settings. */
export interface OptionSource {
  readonly attribute: Attributes;
  /** The attribute `settings`, else the site's settings of the widget. */
  readonly settings: unknown;
  readonly server: string;
  /** The page's language, such as "ko" or "en-GB". */
  readonly locale: string;
}

/** What a widget's page reaches of the world around it. */
export interface Surroundings {
  emit<Name extends keyof WidgetEvents>(name: Name, detail: WidgetEvents[Name]): void;
  /** Address of the page, without query and fragment. */
  readonly address: string;
  /** What the last link of a mail has brought, for a widget that has such links. */
  token?(): string | undefined;
}

/** A widget's state and all that can be done with it. Knows no DOM. */
export interface WidgetPage<Options, State> {
  readonly $state: Watched<State>;
  /** The id of what gets the focus now that a change is painted, told once; mostly none. */
  takeFocus(): string | undefined;
  /** Takes other options: an attribute has changed. */
  change(options: Options): void;
  /** The element has come into the document; what this returns is called when it leaves. */
  connect(): () => void;
  /** What has been filled in, to be kept while a page is swapped for another. */
  draft(): Record<string, string | readonly string[]>;
  /** Takes what has been filled in before. */
  restore(draft: Record<string, string | readonly string[]>): void;
}

/** What every view is given, and all that it is given. */
export interface ViewProps<Options, Texts, State, Page> {
  readonly options: Options;
  readonly texts: Texts;
  readonly state: State;
  readonly page: Page;
  /** False where it is rendered as HTML, and until code is at work: the form then works by itself. */
  readonly live: boolean;
}

/** The lazy half of a widget: loaded when it is seen or used. */
export interface Widget<
  Options,
  Texts extends LanguageTexts,
  State,
  Page extends WidgetPage<Options, State>,
> {
  /** Its own style sheet; what all share comes before it. */
  readonly css: string;
  /** What of that which it tells the page the lifecycle's tracker learns of, and by which names. */
  readonly tracked?: Tracked;
  readOptions(source: OptionSource): Options;
  createPage(options: Options, surroundings: Surroundings): Page;
  /** Uses no hooks: it runs in React, in Preact's core and at build. */
  View(props: ViewProps<Options, Texts, State, Page>): ReactElement;
}

/** A widget of whatever kind, for code that treats all alike: its parts fit each other. */
export type AnyWidget = Widget<unknown, LanguageTexts, unknown, WidgetPage<unknown, unknown>>;

/** The half that is always loaded: names and addresses only. */
export interface Stub {
  /** Names it in settings, events and the element's tag. */
  readonly name: string;
  /** In the tag, where that is another: `stagelight-<tag>`. */
  readonly tag?: string;
  /** In the site's settings, where that is another. */
  readonly settings?: string;
  /** Attributes of its own that change it live. */
  readonly attributes: readonly string[];
  readonly load: (variant: string) => Promise<{ readonly widget: unknown }>;
  readonly texts: LoadTexts<LanguageTexts>;
  /**
   * What its files have in their names behind its own, where they depend on who is here.
   *
   * @param token that a mail's link has brought
   */
  readonly variant?: (token?: string) => string;
  /**
   * Whether links in mails bring something for it, as `#<name>=…`: that is taken out of the address as
   * soon as the element is in the page, and its code comes at once.
   */
  readonly token?: true;
  /** Calls once when there is something to show: nobody else loads its code. Returns what stops it. */
  readonly waits?: (wanted: () => void, element: HTMLElement) => () => void;
}
