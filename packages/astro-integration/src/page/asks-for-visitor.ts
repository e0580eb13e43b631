import { siteSources } from "./site-sources.ts";

/**
 * Whether a file of the site's own code reads `Astro.locals.stagelight`. A static site has no
 * visitor to give, so there it only needs the middleware for the error that says so; and Astro
 * takes a fifth of a millisecond longer for each page of a site that has any middleware.
 */
export async function asksForVisitor(folder: URL): Promise<boolean> {
  const sources = await siteSources(folder, (name) => /[.](astro|[cm]?[jt]sx?)$/.test(name));
  return sources.some(({ text }) => text.includes("locals") && text.includes("stagelight"));
}
