/** An entry as the collection's loader has read it. */
export interface RawEntry {
  readonly id: string;
  /** Path of the file, from the site's root. */
  readonly filePath?: string | undefined;
  /** Its front matter. */
  readonly data: unknown;
}

/** What a site's collection holds; the loader puts it here, the integration takes it. */
export interface Shelf {
  entries(): readonly RawEntry[];
  /** Keys of the front matter that the site has added. */
  readonly keys: readonly string[];
}

interface Shelves {
  readonly shelf: Map<string, Shelf>;
  readonly listeners: Map<string, () => void>;
  /** In development, the pages on which a place was seen, by place. */
  readonly seen: Map<string, Set<string>>;
}

/**
 * Astro loads the site's content config, and with it the loader, through a module runner of its
 * own, and pages too: the integration cannot reach them by an import.
 */
const shelves = ((globalThis as Record<symbol, unknown>)[Symbol.for("stagelight.content")] ??= {
  shelf: new Map(),
  listeners: new Map(),
  seen: new Map(),
} satisfies Shelves) as Shelves;

/** Puts down what the collection of the site at `root` holds, and tells who waits for it. */
export function putOnShelf(root: URL, shelf: Shelf): void {
  shelves.shelf.set(root.href, shelf);
  shelves.listeners.get(root.href)?.();
}

/** What the collection of the site at `root` holds; nothing where the site has none. */
export function shelfOf(root: URL): Shelf | undefined {
  return shelves.shelf.get(root.href);
}

/** Asks to be told of every change in the collection of the site at `root`. */
export function watchShelf(root: URL, listener: () => void): void {
  shelves.listeners.set(root.href, listener);
}

/** Notes, in development, that a page shows a place. */
export function noteSeen(place: string, path: string): void {
  shelves.seen.set(place, (shelves.seen.get(place) ?? new Set()).add(path));
}

/** Paths of the pages on which a place was seen since the server started. */
export function seenOn(place: string): readonly string[] {
  return [...(shelves.seen.get(place) ?? [])];
}
