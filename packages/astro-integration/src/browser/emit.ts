/** Tells the page what has happened. */
export function emit(name: string, detail: unknown): void {
  document.dispatchEvent(new CustomEvent(`stagelight:${name}`, { detail }));
}
