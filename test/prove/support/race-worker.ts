import { convert } from "../../../packages/server/dist/referral/convert/convert.js";
import { openDatabase } from "../../../packages/server/dist/store/open.js";
import type { ReadReferralProgram } from "@stagelight/core/config";

/** What one process is to do: orders of friends, all at once with other processes. */
export interface RaceTask {
  readonly program: ReadReferralProgram;
  readonly codes: readonly string[];
  /** Ids of friends, each of whom orders once. */
  readonly friends: readonly number[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Tries of one order before it is left to the next run of the whole list. */
const TRIES = 50;

const database = openDatabase(process.argv[2]!);

process.on("message", (task: RaceTask) => {
  run(task).then(
    () => process.send!({ done: true }),
    (error: unknown) => process.send!({ failed: String(error) }),
  );
});
process.on("disconnect", () => process.exit());
process.send!({ ready: true });

async function run({ program, codes, friends, now }: RaceTask): Promise<void> {
  for (const friend of friends) {
    const name = `${program.id}-${friend}`;
    await persistently(() =>
      convert(
        { database, appended: () => {} },
        {
          programs: [program],
          now,
          actor: "event",
          deed: {
            kind: "order",
            conversion: `order:${name}`,
            at: now,
            code: codes[friend % codes.length]!,
            friend: {
              email: `${name}@tea.example`,
              locale: "en",
              addressKeys: [`mailbox-${name}`],
              selfKeys: [`self-${name}`],
              profileId: null,
              visitorId: null,
              disposable: false,
            },
            order: { key: name, total: { amount: 4_000, currency: "USD" } },
          },
        },
      ),
    );
  }
}

/** What a database refuses for a moment, a server's outbox tries again. */
async function persistently(work: () => Promise<unknown>): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      await work();
      return;
    } catch (error) {
      const code = String((error as { code?: unknown }).code);
      // Busy, deadlock, serialization.
      if (tried >= TRIES || !/^(SQLITE_BUSY|40P01|40001)/.test(code)) throw error;
    }
  }
}
