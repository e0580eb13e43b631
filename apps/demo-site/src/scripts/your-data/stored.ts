/** Tells of each thing that may lie in the browser whether it does now. */
export function showStored(): void {
  const list = document.querySelector<HTMLElement>("[data-stored]");
  const { there = "", notThere = "", unseen = "" } = list?.dataset ?? {};
  for (const row of list?.querySelectorAll<HTMLElement>("[data-stored-key]") ?? []) {
    const { storedKey = "", storedWhere } = row.dataset;
    const now = row.querySelector<HTMLElement>("[data-now]");
    if (!now) continue;
    // Scripts are not told of cookies whose names begin so: the server sets them for itself.
    const hidden = storedKey.startsWith("__Host-");
    const found =
      storedWhere === "cookie" ? inCookies(storedKey) : keysOf(storedKey, storedWhere).length > 0;
    now.textContent = hidden ? unseen : found ? there : notThere;
    now.dataset.now = hidden ? "" : found ? "yes" : "no";
  }
}

/**
 * All that lies in this browser's storage and that scripts can see, for whoever takes it along; but
 * no secret: who has that can read and erase what the server holds, and files are passed on.
 */
export function storedHere(): Readonly<Record<string, unknown>> {
  const keys = [...document.querySelectorAll<HTMLElement>("[data-stored-key]")].flatMap(
    ({ dataset: { storedKey = "", storedWhere } }) =>
      storedWhere === "cookie"
        ? []
        : keysOf(storedKey, storedWhere).map((key) => [key, storedWhere]),
  );
  return Object.fromEntries(
    keys.map(([key = "", where]) => [
      key,
      readable(withoutSecret(storageOf(where).getItem(key) ?? "")),
    ]),
  );
}

/** A name that ends in a star stands for all that begin so. */
function keysOf(name: string, where?: string): string[] {
  try {
    const start = name.replace(/\*$/, "");
    return Object.keys(storageOf(where)).filter((key) =>
      start === name ? key === name : key.startsWith(start),
    );
  } catch {
    return [];
  }
}

const storageOf = (where?: string): Storage =>
  where === "sessionStorage" ? sessionStorage : localStorage;

const inCookies = (name: string): boolean =>
  document.cookie.split("; ").some((each) => each.startsWith(`${name}=`));

const withoutSecret = (text: string): string =>
  text.replace(/^([\da-f-]{36}) [\w-]{43}$/, "$1").replace(/"secret":"[\w-]{43}",?/, "");

function readable(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
