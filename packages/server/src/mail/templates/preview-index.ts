/** A mail that was written for a preview. */
export interface PreviewedMail {
  readonly template: string;
  readonly language: string;
  readonly subject: string;
  /** Names of its files, beside the page. */
  readonly html: string;
  readonly text: string;
  /** What stands in the first. */
  readonly content: string;
}

/** A page to look at all mails of a preview: light and dark, narrow or wide. It needs no server. */
export function previewIndex(mails: readonly PreviewedMail[]): string {
  const templates = [...new Set(mails.map(({ template }) => template))];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Mail preview</title>
<style>
:root{color-scheme:light}
body{margin:0;padding:24px;background:#e4e3df;color:#21251f;font:16px/1.5 system-ui,sans-serif}
h1{font-size:24px;margin:0 0 12px}
h2{font-size:18px;margin:32px 0 8px}
form{display:flex;flex-wrap:wrap;gap:8px 24px;margin:0 0 8px}
ul{margin:0;padding:0;list-style:none}
li{display:flex;flex-wrap:wrap;gap:12px 24px;margin:0 0 32px}
p{margin:0;flex:1 0 100%}
a{color:inherit}
iframe{display:block;width:360px;max-width:100%;height:720px;border:0;background:#fff}
body:has(#wide:checked) iframe{width:640px}
</style>
<h1>Mail preview</h1>
<form>
<label><input type="checkbox" id="wide"> 640 pixels wide in place of 360</label>
</form>
${templates.map((template) => section(template, mails)).join("\n")}
</html>
`;
}

function section(template: string, mails: readonly PreviewedMail[]): string {
  const items = mails
    .filter((each) => each.template === template)
    .map(
      ({ language, subject, html, text, content }) => `<li>
<p><span lang="${language}">${escaped(subject)}</span><br>${language} · <a href="${html}">HTML</a> · <a href="${text}">text</a></p>
${frame(`${template}, ${language}, light`, inScheme(content, "not all"))}
${frame(`${template}, ${language}, dark`, inScheme(content, "all"))}
</li>`,
    );
  return `<h2>${template}</h2>\n<ul>\n${items.join("\n")}\n</ul>`;
}

function frame(title: string, content: string): string {
  return `<iframe srcdoc="${escaped(content)}" sandbox title="${title}" loading="lazy"></iframe>`;
}

/** Light or dark, whatever the machine is set to. */
function inScheme(content: string, dark: "all" | "not all"): string {
  return content.replace("@media (prefers-color-scheme:dark)", `@media ${dark}`);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
