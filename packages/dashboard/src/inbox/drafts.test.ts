import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { draftOf, forgetDrafts, keepDraft } from "./drafts.ts";

/** As in a browser: what is kept are the keys of the object itself. */
class Kept {
  [name: string]: unknown;
  getItem(name: string): unknown {
    return this[name] ?? null;
  }
  setItem(name: string, text: string): void {
    this[name] = text;
  }
  removeItem(name: string): void {
    delete this[name];
  }
}

beforeEach(() => vi.stubGlobal("localStorage", new Kept()));
afterEach(() => vi.unstubAllGlobals());

it("are gone for who signs in next, and nothing else is", () => {
  localStorage.setItem("stagelight:theme", "dark");
  keepDraft("one", "message", "Good mor");
  keepDraft("two", "note", "Careful:");
  expect(draftOf("one", "message")).toBe("Good mor");
  forgetDrafts();
  expect([draftOf("one", "message"), draftOf("two", "note")]).toEqual(["", ""]);
  expect(localStorage.getItem("stagelight:theme")).toBe("dark");
});
