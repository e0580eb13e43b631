import { type DirectForm, directPair } from "./direct-form.ts";

/**
 * Has a form's HTML post to a newsletter service without any code: the address and the names are the
 * service's. Ours stay beside them, for the code that takes over what was written.
 *
 * @param html as the view was rendered
 */
export function directHtml(html: string, direct: DirectForm): string {
  const also = (direct.also ?? [])
    .map(
      ([name, value]) =>
        `<input type="hidden"${attribute("name", name)}${attribute("value", value)}>`,
    )
    .join("");
  return html
    .replace(
      /(<form\b[^>]*?) action="[^"]*"/,
      (_, form: string) => form + attribute("action", direct.action),
    )
    .replace(/<input\b[^>]*>/g, (input) => renamed(input, direct))
    .replace("</form>", `${also}</form>`);
}

function renamed(input: string, direct: DirectForm): string {
  const ours = valueOf(input, "name");
  if (ours === undefined) return input;
  const value = valueOf(input, "value");
  const pair = directPair(direct, ours, value ?? "");
  // What the service has no name for is not sent to it: the box of the consent, for one.
  const known = attribute("data-name", ours) + (value ? attribute("data-value", value) : "");
  const bare = input.replace(/ name="[^"]*"/, "");
  const kept = valueOf(input, "type") === "hidden" ? "" : known;
  if (!pair) return kept ? bare.replace("<input", `<input${kept}`) : "";
  const [name, sent] = pair;
  return bare
    .replace(/ value="[^"]*"/, "")
    .replace("<input", `<input${attribute("name", name)}${attribute("value", sent)}${kept}`);
}

function valueOf(tag: string, name: string): string | undefined {
  const found = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  return found?.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&amp;", "&");
}

function attribute(name: string, value: string): string {
  const escaped = value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  return ` ${name}="${escaped}"`;
}
