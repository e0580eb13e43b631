declare module "virtual:stagelight/tracker" {
  const config: import("./anywhere/memory.ts").TrackerTable;
  export default config;
}

declare module "virtual:stagelight/hint-cookie" {
  const hintCookie: typeof import("./browser/hint-cookie.ts").hintCookie;
  export default hintCookie;
}

declare module "virtual:stagelight/verified" {
  const verified:
    | ReturnType<typeof import("@stagelight/server/stage-pass").stagePassReader>
    | "no-server"
    | "not-installed";
  export default verified;
}

declare module "virtual:stagelight/server-config" {
  const config: import("@stagelight/core/config").ReadConfig;
  export default config;
}

declare module "virtual:stagelight/profiling" {
  const profiling: import("@stagelight/core").Profiling | undefined;
  export default profiling;
}

declare module "virtual:stagelight/consent-platform" {
  const followPlatform: (stagelight: unknown) => void;
  export default followPlatform;
}

declare module "virtual:stagelight/site" {
  const site: Pick<
    import("@stagelight/core/config").ReadConfig,
    "table" | "labels" | "mapsTo" | "audiences" | "segments" | "tracked"
  > & {
    /** Whether the pages' head script knows channels. */
    readonly channels: boolean;
    /** Languages that paths begin with. */
    readonly locales: readonly string[];
    /** Whether anything is remembered without asking. */
    readonly store: boolean;
    /** Whether the site can make anything on demand. */
    readonly onDemand: boolean;
    /** The widgets of the site's prompts, by their ids; nothing where there are none. */
    readonly prompts?: Readonly<Record<string, string>>;
    /** Whether it is remembered whose link has led a visitor here. */
    readonly referral: boolean;
    /** The consent platform that asks the visitor, where it is not the banner. */
    readonly platform?: string;
    /** What preview links can name; nothing where they do not work. */
    readonly previews?: import("./anywhere/imagine.ts").Imaginable;
  };
  export default site;
}

declare module "virtual:stagelight/widgets" {
  const widgets: {
    /** Where the widgets' server listens, or what stands for it; without a slash at the end. */
    readonly server: string;
    /** What the config says of the newsletter; nothing where the site has none. */
    readonly newsletter?: import("@stagelight/widgets/elements").NewsletterSettings;
    /** What it says of referral; nothing where the site has none. */
    readonly referral?: import("@stagelight/widgets/elements").ReferralSettings;
    /** What it says of reviews; nothing where the site has none. */
    readonly review?: import("@stagelight/core/config").WidgetSettings["review"];
    /** What it says of surveys, by their ids; nothing where the site has none. */
    readonly surveys?: import("@stagelight/core/config").WidgetSettings["surveys"];
    /** What it says of the chat; nothing where the site has none. */
    readonly chat?: import("@stagelight/core/config").WidgetSettings["chat"];
    /** The site's base, where the build reads answers out of its pages; nothing where it does not. */
    readonly answers?: string;
  };
  export default widgets;
}

declare module "virtual:stagelight/reviews" {
  const reviews: {
    /** What the site's reviews are about, as schema.org calls it. */
    readonly about: import("@stagelight/core/review").ReviewedKind;
    /** What the shop is called; nothing where the config does not say it. */
    readonly site?: string;
  };
  export default reviews;
}

declare module "virtual:stagelight/prompts" {
  const prompts: import("./anywhere/prompts.ts").PromptsTable;
  export default prompts;
}

declare module "virtual:stagelight/referral" {
  const referral: import("./anywhere/referral.ts").ReferralTable;
  export default referral;
}

declare module "virtual:stagelight/toolbar" {
  const site: import("./toolbar/site.ts").ToolbarSite;
  export default site;
}

declare module "astro:content" {
  export function getCollection(name: "stagelight"): Promise<ContentEntry[]>;
  export function render(entry: ContentEntry): Promise<{ Content: unknown }>;
  interface ContentEntry {
    readonly id: string;
    readonly filePath?: string;
    readonly data: Readonly<Record<string, unknown>>;
  }
}

declare module "*.css";

declare namespace App {
  interface Locals {
    stagelight: import("./server/visitor.ts").Visitor;
  }
}

declare module "*?url&no-inline" {
  const url: string;
  export default url;
}

interface ImportMeta {
  readonly env: { readonly DEV: boolean };
}

interface Navigator {
  /** https://w3c.github.io/gpc/ */
  readonly globalPrivacyControl?: boolean;
}
