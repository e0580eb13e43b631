import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Whether something in the page, or in a shadow root of it, has the focus. */
export const focusedIs = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate((wanted) => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return !!element?.matches(wanted);
  }, selector);

/** Goes on by Tab until something has the focus: what cannot be reached cannot be used. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let steps = 0; steps < 120; steps++) {
    if (await focusedIs(page, selector)) return;
    await page.keyboard.press("Tab");
  }
  expect.fail(`${selector} is out of the keyboard's reach`);
}
