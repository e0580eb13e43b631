/** A piece of a text: plain, `**strong**`, or a `[link](/to/)`. */
export type Piece =
  | { readonly plain: string }
  | { readonly strong: string }
  | { readonly link: string; readonly href: string };

/** Reads the two marks that texts may carry, so that sentences with links stay whole for translators. */
export const piecesOf = (text: string): readonly Piece[] =>
  text
    .split(/(\*\*[^*]+\*\*|\[[^\]]+\]\([^)]+\))/)
    .filter((part) => part !== "")
    .map((part): Piece => {
      const [, link, href] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part) ?? [];
      if (link && href) return { link, href };
      const strong = /^\*\*([^*]+)\*\*$/.exec(part)?.[1];
      return strong ? { strong } : { plain: part };
    });
