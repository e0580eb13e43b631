import { escapeHTML } from "astro/runtime/server/index.js";

/**
 * The widgets' loader, once for a page however many widgets it has, and not inside of what is hidden or
 * an island: Astro writes it where it writes what its own renderers need, by the same instruction.
 */
export function embedScript(server: string): unknown {
  const html = `<script type="module" src="${escapeHTML(server)}/embed.js"></script>`;
  return {
    type: "renderer-hydration-script",
    rendererName: "@stagelight/widgets",
    render: () => html,
    [Symbol.for("astro:render")]: true,
  };
}
