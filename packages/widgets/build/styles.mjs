import { build } from "esbuild";

/** Makes a style sheet a text, minified, with those it imports: constructable sheets take it, and nothing else does. */
export function stylesAsText() {
  return {
    name: "styles-as-text",
    setup({ onLoad }) {
      onLoad({ filter: /\.css$/ }, async ({ path }) => {
        const { outputFiles } = await build({
          entryPoints: [path],
          bundle: true,
          minify: true,
          write: false,
        });
        return { contents: outputFiles[0].text.trim(), loader: "text" };
      });
    },
  };
}
