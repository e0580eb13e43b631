import type { Loader, LoaderContext } from "astro/loaders";
import { glob } from "astro/loaders";
import { putOnShelf } from "./shelf.ts";
import { stagelightSchema } from "./schema.ts";

/** Options of {@link stagelightLoader}. */
export interface StagelightLoaderOptions {
  /** The folder of the entries, from the site's root. Default: `src/content/stagelight`. */
  readonly base?: string;
  /** Keys that the site adds to the front matter. */
  readonly keys?: readonly string[];
}

/** Astro gives loaders more than it declares: how each kind of file is read. */
interface Context extends LoaderContext {
  readonly entryTypes: ReadonlyMap<string, EntryType>;
}

interface EntryType {
  getEntryInfo(file: object): Promise<EntryInfo> | EntryInfo;
}

interface EntryInfo {
  readonly data: Record<string, unknown>;
  /** The front matter as it was written. */
  readonly rawData: string;
}

/** Reads the Markdown and MDX files of the `stagelight` collection. */
export function stagelightLoader({ base, keys = [] }: StagelightLoaderOptions = {}): Loader {
  const folder = base ?? "src/content/stagelight";
  // Files that begin with "_" are left out, as in Astro's pages.
  const files = glob({ base: folder, pattern: "**/[^_]*.{md,mdx,markdown}" });
  return {
    name: "stagelight",
    async load(context) {
      const { store, config } = context;
      const publish = (): void => {
        putOnShelf(config.root, { entries: () => store.values(), keys });
      };
      let loaded = false;
      const changed = (): void => {
        if (loaded) publish();
      };
      const exact = datesAsWritten(context as Context);
      await files.load({ ...exact, ...watched(context, changed), parseData: lenient(context) });
      loaded = true;
      publish();
    },
  };
}

/** A store that tells of changes, once for those that come together. */
function watched({ store }: LoaderContext, changed: () => void): Pick<LoaderContext, "store"> {
  let waiting: NodeJS.Timeout | undefined;
  const tell = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(changed, 50).unref();
  };
  return {
    store: {
      ...store,
      set(entry) {
        tell();
        return store.set(entry);
      },
      delete(key) {
        tell();
        store.delete(key);
      },
    },
  };
}

/**
 * Front matter that does not fit is let through: the integration tells all that is wrong in all
 * entries at once, where Astro would stop at the first.
 */
function lenient(context: LoaderContext): LoaderContext["parseData"] {
  const own = stagelightSchema();
  return async (props) => {
    try {
      return await context.parseData(props);
    } catch (error) {
      if (own.safeParse(props.data).success) throw error;
      return props.data;
    }
  };
}

/** YAML turns a day and its midnight into the same date, and they end a day apart. */
function datesAsWritten(context: Context): Context {
  const exact = (type: EntryType): EntryType => ({
    ...type,
    async getEntryInfo(file) {
      const info = await type.getEntryInfo(file);
      const data = { ...info.data };
      for (const key of ["from", "until"]) {
        const line = new RegExp(`^${key}\\s*[:=]\\s*["']?([^"'#\\n]+)`, "m").exec(info.rawData);
        if (data[key] !== undefined && line) data[key] = line[1]!.trim();
      }
      return { ...info, data };
    },
  });
  const types = [...context.entryTypes].map(([ending, type]) => [ending, exact(type)] as const);
  return { ...context, entryTypes: new Map(types) };
}
