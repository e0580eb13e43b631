import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, it } from "vitest";

/** What every page may load at once; all else comes by `import()`, with the widget that needs it. */
const ALWAYS =
  /^src\/(embed|elements)\.ts$|-stub\.ts$|^src\/platform\/(define-forms|stub|availability|events|files|storage|texts)\.ts$/;

it.each(["embed", "elements"])(
  "of every widget, %s holds the stub and nothing else",
  async (door) => {
    const { metafile } = await build({
      absWorkingDir: fileURLToPath(new URL("../../", import.meta.url)),
      alias: { "react/jsx-runtime": "./src/platform/render.ts" },
      bundle: true,
      entryPoints: [`src/${door}.ts`],
      format: "esm",
      jsx: "automatic",
      loader: { ".css": "text" },
      metafile: true,
      outdir: "out",
      splitting: true,
      write: false,
    });
    const [entry = ""] = Object.keys(metafile.outputs).filter((file) =>
      file.endsWith(`${door}.js`),
    );
    const loaded = new Set([entry]);
    for (const file of loaded)
      for (const { path, kind } of metafile.outputs[file]!.imports)
        if (kind === "import-statement") loaded.add(path);
    const sources = [...loaded].flatMap((file) => Object.keys(metafile.outputs[file]!.inputs));
    expect(sources).toContain("src/newsletter/newsletter-stub.ts");
    expect(sources.filter((file) => !ALWAYS.test(file))).toEqual([]);
  },
);
