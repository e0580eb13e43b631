/** Renews reviews, and sorts, filters and continues them. Loaded where some are about to be seen. */
import type { Review, Reviews, ReviewsTable } from "../anywhere/reviews-feed.ts";
import { view } from "../anywhere/reviews-view.ts";
import { nodes } from "./reviews/nodes.ts";
import { anyRoom, intoRoom } from "./reviews/room.ts";

/** How long an answer may take, in milliseconds. */
const PATIENCE = 15_000;

/** The most reviews that a server tells at once. */
const AT_ONCE = 50;

const alive = new WeakSet<Element>();

/**
 * Takes over what was built into an element.
 *
 * @param laterUrl where the rest is: only modules that the site's build sees can ask for addresses
 */
export function liven(root: HTMLElement, laterUrl: string): void {
  // Moved to another place of the page, it comes here again.
  if (alive.has(root)) return;
  alive.add(root);
  const later = () =>
    import(/* @vite-ignore */ laterUrl) as Promise<typeof import("./reviews-later.ts")>;
  const table = JSON.parse(root.querySelector("script")!.text) as ReviewsTable;
  const { product, words, server, most, reviewed } = table;
  const { summary, review, tally, testimonial, counted } = view(nodes, table);
  const part = (name: string) => root.querySelector<HTMLElement>(`[data-part=${name}]`);
  const list = part("list")!;
  const status = part("status")!;
  const more = part("more");
  const again = part("again")!;
  const choices = root.querySelectorAll<HTMLInputElement>("[name^=reviews-]");

  let { next, live } = table;
  let language: { locale: string } | undefined = { locale: table.lang };
  const shown = new WeakMap<Element, Review>();
  /** Entries that are here and did not fit yet. */
  let rest: Element[] = [];
  let stars: string | undefined;
  let turn = 0;
  let tried = (): unknown => load();

  /** Asks the server, until there are enough. */
  async function ask(after: string | undefined, enough: number): Promise<Reviews> {
    const reviews: Review[] = [];
    for (;;) {
      const query = new URLSearchParams({
        most: `${Math.min(most, AT_ONCE)}`,
        ...(product === undefined ? language : { product }),
      });
      for (const { type, name, value, checked } of choices) {
        if (type != "checkbox") query.set(name.slice(8), value);
        else if (checked) query.set(name.slice(8), "1");
      }
      if (stars) query.set("stars", stars);
      if (after) query.set("after", after);
      const path = product === undefined ? "/testimonials" : "";
      const response = await fetch(`${server}/v1/reviews${path}?${query}`, {
        credentials: "omit",
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (!response.ok) throw new Error(`${response.status}`);
      const answer = (await response.json()) as Reviews;
      reviews.push(...answer.reviews);
      after = answer.next;
      // There are none in it: then of any.
      if (product === undefined && reviews.length == 0 && language) {
        language = undefined;
        continue;
      }
      if (!after || reviews.length >= enough) return { ...answer, reviews };
    }
  }

  /** Says where the list stands, beside what there is to press. */
  function say(text: string): void {
    status.textContent = text;
    if (more) more.hidden = !next && rest.length == 0;
    showVotes();
  }

  /** Where the server can tell one visitor from another, they can say what is helpful. */
  function showVotes(event?: Event): void {
    // Astro's router has taken it off the page.
    if (event && !root.isConnected) document.removeEventListener(event.type, showVotes);
    const known = window.stagelight?.consent?.get?.().analytics;
    for (const button of root.querySelectorAll<HTMLElement>("[aria-pressed]")) {
      button.hidden = !known;
    }
  }

  function figures(answer: Reviews): void {
    const focused = (document.activeElement as HTMLElement | null)?.dataset["stars"];
    part("summary")!.replaceChildren(...summary(answer.summary!));
    part("tally")!.replaceChildren(...tally(answer));
    part("choose")!.hidden = answer.published < 2;
    mark();
    if (focused) root.querySelector<HTMLElement>(`a[data-stars="${focused}"]`)?.focus();
  }

  function mark(): void {
    for (const bar of root.querySelectorAll<HTMLElement>("a[data-stars]")) {
      bar.ariaCurrent = bar.dataset["stars"] == stars ? "true" : null;
    }
    const all = part("all");
    if (all) all.hidden = !stars;
  }

  /** @param asked whether somebody has asked for it: then it may take the room that it needs */
  async function load(asked?: boolean, after?: string): Promise<void> {
    const mine = ++turn;
    tried = () => load(asked, after);
    again.hidden = true;
    list.ariaBusy = "true";
    let answer: Reviews | undefined;
    try {
      answer = await ask(after, asked ? 1 : live ? most : list.children.length);
    } catch {}
    // Somebody has asked for something else meanwhile.
    if (mine != turn) return;
    list.ariaBusy = null;
    if (!answer) {
      // What was built stands as it was.
      if (asked || live) {
        again.hidden = false;
        say(words.failed);
      }
      return;
    }
    const { reviews } = answer;
    next = answer.next;
    const entries = reviews.map((each) => {
      const entry = product === undefined ? testimonial(each) : review(each);
      shown.set(entry, each);
      return entry;
    });
    const come = (): void => {
      if (!after) list.replaceChildren();
      list.append(...entries);
      if (product !== undefined) figures(answer);
      say(
        reviews.length == 0
          ? words[stars || asked ? "emptyFilter" : "empty"]
          : asked
            ? counted(words.shown, list.children.length)
            : "",
      );
    };
    if (asked) {
      anyRoom(root, list);
      rest = [];
      come();
    } else rest = intoRoom(root, list, come);
    live = false;
    say(status.textContent);
    if (reviewed) bringUpToDate(answer.summary).catch(() => {});
    // Whoever has pressed a button that is gone goes on at what has come.
    if (after && more!.hidden) focusOn(entries[0]);
  }

  /** Brings the page's markup up to date with what it shows. */
  async function bringUpToDate(figures: Reviews["summary"]): Promise<void> {
    const { tell } = await later();
    const entries = [...list.children].map((entry) => shown.get(entry));
    // Of what was built the markup tells already.
    if (entries.includes(undefined)) return;
    tell(root, reviewed!, figures, entries as Review[]);
  }

  function focusOn(entry: Element | undefined): void {
    entry?.setAttribute("tabindex", "-1");
    (entry as HTMLElement | undefined)?.focus();
  }

  root.addEventListener("change", ({ target }) => {
    if ([...choices].includes(target as HTMLInputElement)) void load(true);
  });
  root.addEventListener("click", (event) => {
    const target = (event.target as Element).closest<HTMLElement>("a, button");
    if (!target) return;
    const bar = target.dataset["stars"];
    if (bar || target == part("all")) {
      event.preventDefault();
      stars = bar == stars ? undefined : bar;
      mark();
      void load(true);
    } else if (target.ariaPressed) {
      later()
        .then(({ vote }) => vote(server, target, (count) => counted(words.votes, count)))
        .catch(() => {});
    } else if (target == again) tried();
    else if (target == more) {
      if (!rest.length) return void load(true, next);
      const [first] = rest;
      anyRoom(root, list);
      list.append(...rest);
      rest = [];
      say(counted(words.shown, list.children.length));
      if (more.hidden) focusOn(first);
    }
  });
  for (const name of ["consent", "event"]) {
    document.addEventListener(`stagelight:${name}`, showVotes);
  }
  root.dataset["live"] = "";
  if (live || table.refresh) void load();
  else say("");
}
