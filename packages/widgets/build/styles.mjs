import { readFile } from "node:fs/promises";
import { transform } from "esbuild";

/** Makes a style sheet a text, minified: constructable sheets take it, and nothing else does. */
export function stylesAsText() {
  return {
    name: "styles-as-text",
    setup({ onLoad }) {
      onLoad({ filter: /\.css$/ }, async ({ path }) => {
        const { code } = await transform(await readFile(path, "utf8"), {
          loader: "css",
          minify: true,
        });
        return { contents: code.trim(), loader: "text" };
      });
    },
  };
}
