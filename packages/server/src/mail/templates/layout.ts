import { COLORS } from "./html.ts";
import { directionOf } from "./languages.ts";
import { wrapped } from "./text.ts";

/** What stands around a mail's text. */
export interface Frame {
  readonly language: string;
  readonly subject: string;
  readonly preheader: string;
  readonly siteName: string;
  /** Why the person gets it. */
  readonly why: string;
  readonly links: readonly { readonly label: string; readonly address: string }[];
  readonly postalAddress: string | undefined;
}

const { page, card, ink, soft } = COLORS;

const FONT =
  "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'Apple SD Gothic Neo','Malgun Gothic','PingFang SC','Microsoft YaHei',sans-serif";

/** For mail programs that read style sheets: room around the mail where there is some, and dark colours. */
const SHEET = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (min-width:620px){.o{padding:32px 16px!important}.c{border-radius:8px!important;padding:36px 40px!important}.f{padding:20px 40px 0!important}}
@media (prefers-color-scheme:dark){
.g{background:#131512!important}
.c{background:#1d201c!important;color:#eceee8!important}
.i{color:#eceee8!important}
.s{color:#a9afa3!important}
.l{border-color:#3a3e38!important}
.b{background:#eceee8!important}
.b a{color:#1d201c!important}
}
`;

// Fills up what mail programs show behind the subject, so that they do not go on with the mail itself.
const FILLER = "\u034F\u200C ".repeat(60);

/** The whole mail as HTML. @param content the mail's text, as HTML */
export function htmlDocument(frame: Frame, content: string): string {
  const { language, subject, preheader, siteName } = frame;
  const dir = directionOf(language);
  const words = new Intl.Locale(language).language === "ko" ? ";word-break:keep-all" : "";
  return `<!doctype html>
<html lang="${escaped(language)}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<meta name="x-apple-disable-message-reformatting">
<title>${escaped(subject)}</title>
<style>${SHEET}</style>
</head>
<body class="g" style="margin:0;padding:0;background:${page}">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${escaped(preheader)} ${FILLER}</div>
<div class="g o" role="article" aria-label="${escaped(subject)}" lang="${escaped(language)}" dir="${dir}" style="background:${page};padding:0 0 28px;font-family:${FONT};-webkit-text-size-adjust:100%;overflow-wrap:anywhere${words}">
<!--[if mso]><table role="presentation" align="center" width="560"><tr><td><![endif]-->
<div class="c" style="max-width:560px;margin:0 auto;box-sizing:border-box;padding:28px 20px 16px;background:${card};color:${ink};font-size:16px;line-height:1.6">
<p style="margin:0 0 26px;font-size:15px;font-weight:700">${escaped(siteName)}</p>
${content.trimEnd()}
</div>
${foot(frame)}
<!--[if mso]></td></tr></table><![endif]-->
</div>
</body>
</html>
`;
}

function foot({ why, links, postalAddress }: Frame): string {
  const small = (text: string): string => `<p style="margin:0 0 8px">${text}</p>`;
  const linked = links.map(
    ({ label, address }) =>
      `<a class="s" href="${escaped(address)}" style="color:${soft};text-decoration:underline">${escaped(label)}</a>`,
  );
  const lines = [
    small(escaped(why)),
    ...(linked.length > 0 ? [small(linked.join(" &nbsp;·&nbsp; "))] : []),
    ...(postalAddress ? [small(escaped(postalAddress).replaceAll("\n", "<br>"))] : []),
  ];
  return `<div class="f s" style="max-width:560px;margin:0 auto;box-sizing:border-box;padding:20px 20px 0;color:${soft};font-size:13px;line-height:1.6">
${lines.join("\n")}
</div>`;
}

/** The whole mail as text. @param content the mail's text */
export function textDocument(
  { siteName, why, links, postalAddress }: Frame,
  content: string,
): string {
  const below = [
    wrapped(why, 78).join("\n"),
    ...(links.length > 0
      ? [links.map(({ label, address }) => `${label}: ${address}`).join("\n")]
      : []),
    ...(postalAddress ? [postalAddress] : []),
  ];
  return `${siteName}\n\n${content}\n\n${"_".repeat(20)}\n\n${below.join("\n\n")}\n`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
