import { launch } from "./kit/browser.ts";
import { serve } from "./kit/serve.ts";
import { buildFixture } from "./bench/support/astro.ts";
import { seedStage } from "./bench/support/seed.ts";
const own = await serve(await buildFixture("page"), { compress: "brotli" });
const browser = await launch();
const state = await seedStage(browser, own.url, "consideration");
for (let i=0;i<4;i++){
const context = await browser.newContext({ storageState: state });
const page = await context.newPage();
const session = await context.newCDPSession(page);
await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
await browser.startTracing(page, { categories: ["devtools.timeline", "v8", "__metadata","disabled-by-default-v8.compile","blink.user_timing"] });
await page.goto(own.url+"/");
await new Promise(r=>setTimeout(r,2500));
const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
const commit = traceEvents.find((e:any)=>e.name==="CommitLoad"&&e.args?.data?.url===own.url+"/");
const set = new Set(["EvaluateScript","FunctionCall","RunMicrotasks","v8.compile","v8.compileModule","v8.evaluateModule"]);
const list = traceEvents.filter((e:any)=>set.has(e.name)&&e.ph==="X"&&e.pid===commit.pid&&e.tid===commit.tid).sort((a:any,b:any)=>a.ts-b.ts);
let end=0; const agg:any={};
for (const e of list){ const top=e.ts>=end; if(top) end=e.ts+e.dur; const d=e.args?.data||{}; const k=(top?"":"   ")+e.name+" "+(d.functionName||"")+" "+(d.url||d.fileName||"").split("/").pop()+":"+(d.lineNumber||""); agg[k]??=[0,0]; agg[k][0]+=e.tdur/1000; agg[k][1]++; }
if(i>1) console.log(Object.entries(agg).map(([k,v]:any)=>v[0].toFixed(1)+"ms x"+v[1]+" "+k).join("\n"),"\n--");
await context.close(); }
await browser.close(); await own.close();
