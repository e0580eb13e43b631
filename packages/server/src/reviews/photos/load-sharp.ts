import { type ReadReview, StagelightError } from "@stagelight/core/config";

/** The library that decodes and encodes photos. */
export type Sharp = (typeof import("sharp"))["default"];

/** Loads it; nothing where it is not installed: only sites with photos need it. */
export async function loadSharp(): Promise<Sharp | undefined> {
  try {
    return (await import("sharp")).default;
  } catch {
    return undefined;
  }
}

/**
 * Makes sure that photos can be taken where the config says that they are.
 *
 * @throws StagelightError `package-missing`
 */
export async function checkPhotoLibrary(
  { review }: { readonly review?: Pick<ReadReview, "photos"> | undefined },
  load: typeof loadSharp = loadSharp,
): Promise<void> {
  if (!review?.photos || (await load())) return;
  throw new StagelightError("package-missing", "Photos of reviews need a package.", [
    {
      path: "review.photos",
      expected: "the package sharp beside @stagelight/server",
      found: "no such package, or one that does not run on this machine",
      help: "Install it: npm install sharp. Or set review.photos: false.",
    },
  ]);
}
