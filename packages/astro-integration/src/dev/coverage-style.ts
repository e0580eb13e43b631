/** Styles of the page of what visitors see: light and dark, down to a phone's width. */
export const COVERAGE_STYLE = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#faf9f7, #16171a);
  --card: light-dark(#ffffff, #1f2126);
  --line: light-dark(#dedad3, #363a42);
  --ink: light-dark(#1d1f23, #eceae6);
  --soft: light-dark(#5b5f66, #a9adb5);
  --link: light-dark(#1a55b8, #8ab6ff);
  --bad: light-dark(#b3261e, #ff9a90);
  --care: light-dark(#8a5200, #f2bd6b);
  --good: light-dark(#1f6b3a, #86d9a3);
}
* { box-sizing: border-box; }
body {
  margin: 0 auto;
  max-width: 76rem;
  padding: 2.5rem clamp(1rem, 4vw, 3rem) 5rem;
  background: var(--ground);
  color: var(--ink);
  font: 1rem/1.55 system-ui, sans-serif;
  text-wrap: pretty;
}
h1 { margin: 0; font-size: clamp(1.7rem, 4vw, 2.4rem); line-height: 1.15; letter-spacing: -0.02em; }
h2 { margin: 0; font-size: 1.25rem; scroll-margin-top: 1rem; }
h3 { margin: 0; font: 600 0.95rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
p { margin: 0.4rem 0; max-width: 46rem; }
header p, .place > p { color: var(--soft); }
a { color: var(--link); text-underline-offset: 0.2em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
code, .file { font-family: ui-monospace, monospace; font-size: 0.875em; overflow-wrap: anywhere; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 1rem 0 0; padding: 0; list-style: none; }
nav a {
  display: block;
  padding: 0.3rem 0.8rem;
  border: 1px solid var(--line);
  border-radius: 99px;
  background: var(--card);
  text-decoration: none;
}
nav a:hover { border-color: var(--link); }
section { margin-top: 2.5rem; }
.count { color: var(--soft); font-weight: 400; }
.findings ul { display: grid; gap: 0.75rem; margin: 0.9rem 0 0; padding: 0; list-style: none; }
.findings li {
  padding: 0.9rem 1.1rem;
  border: 1px solid var(--line);
  border-inline-start: 4px solid var(--tone);
  border-radius: 8px;
  background: var(--card);
}
.findings h2 { color: var(--tone); }
.error { --tone: var(--bad); }
.warning { --tone: var(--care); }
.note { --tone: var(--soft); }
.fine { color: var(--good); }
dl { display: grid; gap: 0.15rem; margin: 0.4rem 0; color: var(--soft); font-size: 0.925rem; }
dl div { display: flex; gap: 0.75rem; }
dt { flex: 0 0 5rem; }
dd { margin: 0; overflow-wrap: anywhere; }
.scroll { margin-top: 0.9rem; overflow-x: auto; border: 1px solid var(--line); border-radius: 10px; }
table { width: 100%; border-collapse: collapse; background: var(--card); }
th, td { padding: 0.75rem 1rem; border-top: 1px solid var(--line); text-align: start; vertical-align: top; }
thead th { border-top: 0; color: var(--soft); font-size: 0.85rem; font-weight: 600; }
tbody th {
  position: sticky;
  inset-inline-start: 0;
  background: var(--card);
  font-weight: 600;
  white-space: nowrap;
}
td { min-width: 13rem; }
td ol { display: grid; gap: 0.5rem; margin: 0; padding: 0; list-style: none; }
.when { display: block; color: var(--soft); font-size: 0.875rem; }
.title { display: block; font-weight: 600; }
.default { color: var(--soft); }
.nothing { color: var(--care); }
.preview { display: inline-block; margin-top: 0.5rem; font-size: 0.875rem; }
pre { padding: 1rem; overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
@media (max-width: 40rem) { td { min-width: 10rem; } th, td { padding: 0.6rem 0.7rem; font-size: 0.925rem; } }
`;
