import type {
  AudienceTable,
  Facts,
  ModelTable,
  Profile,
  Schedule,
  VisitSource,
} from "@stagelight/core";

/** What stands under the storage policy's `STORAGE_KEY`, as JSON. Anybody may have written it. */
export interface Memory {
  /** The consent choice; alone what remains after a refusal. */
  c?: Facts["consent"];
  /** The lifecycle state in its stored form; the tracker's. */
  l?: unknown;
  /** The stages that follow from it; the head script's. */
  d?: Schedule;
  /** Score, orders, interests; where the site's config asks for any. */
  h?: Profile | undefined;
  /** Second of the last event. */
  x?: number;
  /** Number of visits. */
  v?: number;
  /** Traffic source of the present visit. */
  s?: VisitSource;
  /** Traits that `identify` was told. */
  t?: Readonly<Record<string, unknown>>;
}

/** What the build writes into the head script. */
export interface HeadTable {
  readonly stages: readonly string[];
  readonly audiences: Readonly<Record<string, AudienceTable>>;
  /** Whether storage may be used without asking. */
  readonly store: boolean;
}

/** What the build writes into the head script of a site that allows previews. */
export interface PreviewTable {
  /** The site's segments, as far as its browsers remember what they ask for. */
  readonly segments: Readonly<Record<string, AudienceTable>>;
  /** What people call the stages, by language. */
  readonly labels: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What the build gives the tracker. */
export interface TrackerTable {
  readonly model: ModelTable;
  /** Whether storage may be used without asking. */
  readonly store: boolean;
  /** Seconds after which a choice is asked for again. */
  readonly askAgain: number;
  /** Path of the hint cookie, where pages are made on demand; empty on a static site. */
  readonly cookiePath: string;
  /** Traits that go into the hint cookie: those that the config's audiences ask for. */
  readonly cookieTraits: readonly string[];
  /** Where events go, and the key that goes along; nothing on a site without a server. */
  readonly server?: { readonly url: string; readonly key: string };
}
