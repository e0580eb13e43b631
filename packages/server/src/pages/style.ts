/** The style sheet of all pages, as it stands in them. */
export const STYLE = `:root{color-scheme:light dark;--ink:#1f2428;--soft:#57606a;--line:#8a929a;--ground:#fff;--wrong:#b3261e;--focus:#2f6fde}
*{box-sizing:border-box}
body{margin:0;padding:2rem 1rem;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--ground)}
main,header,footer{max-width:32rem;margin:0 auto;overflow-wrap:anywhere}
header{font-weight:600;margin-block-end:1.5rem}
footer{margin-block-start:2rem;border-block-start:1px solid var(--line);padding-block-start:.5rem;display:flex;flex-wrap:wrap;column-gap:1.5rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 1rem}
p{margin:0 0 1rem}
form{margin:1.5rem 0}
button{font:inherit;padding:.75rem 1.25rem;min-height:2.75rem;max-width:100%;border:2px solid var(--ink);border-radius:.5rem;color:var(--ground);background:var(--ink);cursor:pointer}
button.quiet{color:var(--ink);background:transparent;border-color:var(--line)}
a{color:inherit;display:inline-block;padding:.5rem 0}
p a,li a{display:inline;padding:0}
ul{padding-inline-start:1.25rem}
label,legend{display:block;margin-block-end:.25rem;font-weight:600;padding:0}
fieldset{border:0;margin:0 0 1.25rem;padding:0;min-width:0}
.field{margin-block-end:1.25rem}
.choice{display:flex;margin:0;gap:.75rem;align-items:flex-start;font-weight:400;padding-block:.5rem;min-height:2.75rem}
.choice input{inline-size:1.25rem;block-size:1.25rem;margin:.125rem 0 0;flex:none;accent-color:var(--ink)}
input:not([type=checkbox],[type=radio]),select,textarea{font:inherit;inline-size:100%;min-height:2.75rem;padding:.5rem .75rem;border:1px solid var(--line);border-radius:.5rem;color:inherit;background:transparent}
input[aria-invalid][aria-invalid=true]{border-color:var(--wrong)}
.error{color:var(--wrong);margin:.25rem 0 0}
h2{font-size:1.125rem;margin:2rem 0 .5rem}
.row{display:flex;flex-wrap:wrap;gap:.75rem}
.row form{margin:0}
.told{padding:.75rem 1rem;border-inline-start:4px solid var(--focus)}
.soft{color:var(--soft)}
.code{font:600 1.25rem/1.5 ui-monospace,monospace;padding:.75rem 1rem;border:2px dashed var(--line);border-radius:.5rem;text-align:center}
.qr{display:block;inline-size:12rem;max-inline-size:100%;margin:0 0 1rem;border:1px solid var(--line);border-radius:.5rem;color:#000;forced-color-adjust:none}
.progress{font-weight:400}
progress{display:block;inline-size:100%;block-size:.75rem;margin-block-start:.5rem;accent-color:var(--ink)}
li .code{display:block;margin-block:.5rem}
.code.link{font-size:1rem}
.said{list-style:none;padding:0}
.said li{border-block-start:1px solid var(--line);padding-block:.75rem}
.lines{white-space:pre-line;margin:.25rem 0 0}
.unseen{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
:lang(ko){word-break:keep-all}
:lang(zh){text-autospace:normal}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
@media (prefers-color-scheme:dark){:root{--ink:#e9ecef;--soft:#a3abb3;--line:#7d868f;--ground:#15181b;--wrong:#ff8a80;--focus:#8ab4f8}}`;
