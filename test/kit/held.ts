import type { Page } from "playwright-core";

/** What the browser holds of a page once its rubbish is collected. */
export async function heldBy(page: Page): Promise<{ nodes: number; listeners: number }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");
  await cdp.send("HeapProfiler.enable");
  // What the first collection frees holds on to more.
  for (let time = 0; time < 3; time++) await cdp.send("HeapProfiler.collectGarbage");
  const { metrics } = await cdp.send("Performance.getMetrics");
  await cdp.detach();
  const of = (name: string) => metrics.find((each) => each.name === name)!.value;
  return { nodes: of("Nodes"), listeners: of("JSEventListeners") };
}
