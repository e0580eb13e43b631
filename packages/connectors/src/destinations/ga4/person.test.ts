import { describe, expect, it } from "vitest";
import { eventItem } from "../../contract/context.ts";
import { ga4 } from "./ga4.ts";
import { testGa4 } from "./test-ga4.ts";

const google = testGa4();

describe("whom it is about", () => {
  it("is the same browser for the same anonymous id, and another for another", async () => {
    const of = (anonymousId: string) => eventItem("Signed In", {}, { event: { anonymousId } });
    await ga4.deliver([of("a-1"), of("a-2"), of("a-1")], google.context());
    const [first, second, ...none] = google.bodies();
    expect(none).toEqual([]);
    expect(first!["events"]).toHaveLength(2);
    expect(first!["client_id"]).not.toBe(second!["client_id"]);
    await ga4.deliver([of("a-1")], google.context());
    expect(google.bodies()[2]!["client_id"]).toBe(first!["client_id"]);
  });

  it("is what Google's tag calls it, where the site passed that on", async () => {
    const of = (ids: object) => eventItem("Signed In", {}, { event: { context: { ga4: ids } } });
    await ga4.deliver(
      [
        of({ clientId: "123456.1790000000", sessionId: 1_790_000_123 }),
        of({ clientId: "anna@nuri.example", sessionId: "5" }),
      ],
      google.context(),
    );
    expect(google.vendor.events()).toMatchObject([
      {
        client_id: "123456.1790000000",
        params: { session_id: "1790000123", engagement_time_msec: 1 },
      },
      { client_id: expect.stringMatching(/^\d+\.\d+$/), params: {} },
    ]);
    expect(google.vendor.events()[1]!.params).toEqual({});
  });

  it("sends the site's id of a person only when told to, and never an address", async () => {
    const of = (userId: string) => eventItem("Signed In", {}, { event: { userId } });
    await ga4.deliver([of("42")], google.context());
    await ga4.deliver([of("42")], google.context({ userId: true }));
    await ga4.deliver([of("anna@nuri.example")], google.context({ userId: true }));
    expect(google.bodies().map((body) => body["user_id"])).toEqual([undefined, "42", undefined]);
  });

  it.each<[string, boolean | undefined, object, "GRANTED" | "DENIED"]>([
    ["the person's yes", true, {}, "GRANTED"],
    ["the person's no, whatever the event says", false, consent(true), "DENIED"],
    ["the event's yes, where nothing else is known", undefined, consent(true), "GRANTED"],
    ["nothing known", undefined, {}, "DENIED"],
  ])("passes consent on: %s", async (_, marketing, said, expected) => {
    const item = eventItem("Signed In", {}, { event: { context: { ...said } } });
    const person = { ...item.person, ...(marketing !== undefined && { marketing }) };
    await ga4.deliver([{ ...item, person }], google.context());
    expect(google.bodies()[0]!["consent"]).toEqual({
      ad_user_data: expected,
      ad_personalization: expected,
    });
  });
});

function consent(marketing: boolean): object {
  return { consent: { categoryPreferences: { marketing } } };
}
