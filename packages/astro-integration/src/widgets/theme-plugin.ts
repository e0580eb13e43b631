import { refuseUnreadable } from "./theme.ts";

/** Vite's view of a plugin, as much of it as is needed. */
interface Plugin {
  readonly name: string;
  readonly transform: {
    readonly filter: { readonly id: RegExp; readonly code: RegExp };
    readonly handler: (code: string, id: string) => undefined;
  };
}

/** Looks at the site's style sheets after what writes them (Sass and others), and before they are packed. */
export const themePlugin: Plugin = {
  name: "stagelight:theme",
  transform: {
    filter: { id: /\.(css|s[ac]ss|less|styl|stylus|pcss|postcss)(\?|$)/, code: /--stagelight-/ },
    handler: (code, id) => {
      try {
        refuseUnreadable(code, id.split("?")[0]!);
      } catch (error) {
        // The bundler would print where in here it was thrown, which helps nobody.
        throw Object.assign(error as Error, { stack: "" });
      }
    },
  },
};
