import { launch } from "./kit/browser.ts";
import { serve } from "./kit/serve.ts";
import { buildFixture } from "./bench/support/astro.ts";
import { seedStage } from "./bench/support/seed.ts";
const own = await serve(await buildFixture("page"), { compress: "brotli" });
const browser = await launch();
const state = await seedStage(browser, own.url, "consideration");
const agg:any={};
for (let i=0;i<8;i++){
const context = await browser.newContext({ storageState: state });
const page = await context.newPage();
const session = await context.newCDPSession(page);
await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
await session.send("Profiler.enable"); await session.send("Profiler.setSamplingInterval",{interval:100}); await session.send("Profiler.start");
await page.goto(own.url+"/");
await new Promise(r=>setTimeout(r,1500));
const { profile } = await session.send("Profiler.stop") as any;
const self:any={}; profile.samples.forEach((s:any,i:number)=>self[s]=(self[s]||0)+profile.timeDeltas[i]);
for(const n of profile.nodes){const f=n.callFrame; if(!f.url && !["(garbage collector)"].includes(f.functionName)) continue; const k=f.functionName+" "+f.url.split("/").pop()+":"+f.lineNumber+":"+f.columnNumber; agg[k]=(agg[k]||0)+(self[n.id]||0)/8/1000;}
await context.close(); }
console.log(Object.entries(agg).sort((a:any,b:any)=>b[1]-a[1]).slice(0,28).map(([k,v]:any)=>v.toFixed(2)+"ms "+k).join("\n"));
await browser.close(); await own.close();
