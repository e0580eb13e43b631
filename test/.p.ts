import { launch } from "./kit/browser.ts";
import { serve } from "./kit/serve.ts";
import { buildFixture } from "./bench/support/astro.ts";
import { accept, peerHandlers, sendScript } from "./bench/support/peer-handlers.ts";
import { seedStage } from "./bench/support/seed.ts";
import { median } from "./bench/support/median.ts";
import { measureLoad } from "./bench/support/page/measure.ts";
import { umamiTracker } from "./bench/support/page/umami.ts";
const own = await serve(await buildFixture("page"), { compress: "brotli" });
const foreign = await serve(await buildFixture("peers"), { compress: "brotli", handlers: { ...peerHandlers(() => "consideration"), "/umami.js": sendScript(await umamiTracker()), "/api/send": accept, "/plausible/event": accept } });
const browser = await launch();
const state = await seedStage(browser, own.url, "consideration");
const r: any = { idle: [], umami: [], plausible: [], plain: [] };
for (let i = 0; i < 7; i++) { r.idle.push(await measureLoad(browser, own.url + "/", state)); for (const p of ["umami","plausible","plain"]) r[p].push(await measureLoad(browser, `${foreign.url}/page/${p}/`)); }
for (const k in r) console.log(k, "script", median(r[k].map((x: any) => x.scriptMs)).toFixed(1), "cpu", median(r[k].map((x: any) => x.scriptCpuMs)).toFixed(1), "long", r[k].map((x:any)=>x.longTasks).join(), r[k].map((x: any) => x.scriptMs.toFixed(0)).join(" "));
await browser.close(); await own.close(); await foreign.close();
