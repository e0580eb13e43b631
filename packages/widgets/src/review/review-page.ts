import { type Answer, AnswerPage, UNANSWERED } from "../platform/answer-page.ts";
import { newId } from "../platform/new-id.ts";
import { failureOf } from "../platform/send.ts";
import { listOf, textOf, type Values } from "../platform/values.ts";
import type { Surroundings } from "../platform/widget.ts";
import type { ReviewOptions } from "./review-options.ts";
import type { FieldProblem, ReviewState } from "./review-state.ts";

/** The most that the server takes, in characters. */
const LONGEST = { text: 5_000, name: 100 } as const;

const BEGINNING: ReviewState = {
  ...UNANSWERED,
  photos: [],
  thanks: undefined,
  help: "none",
};

/** A review of a product, or a score of the shop. */
export class ReviewPage extends AnswerPage<ReviewOptions, ReviewState> {
  /** Of a review that was taken: where help can be asked for, and what shows whose it is. */
  #taken: Partial<Answer> = {};

  constructor(options: ReviewOptions, around: Surroundings) {
    super("review", options, around, BEGINNING);
  }

  override path(): string {
    return "v1/reviews";
  }

  override check(): Record<string, FieldProblem> {
    const { values } = this.get();
    const long = Object.entries(LONGEST).filter(
      ([name, most]) => textOf(values, name).length > most,
    );
    return {
      ...(!textOf(values, "score") && { score: "no-score" as const }),
      ...Object.fromEntries(long.map(([name]) => [name, "too-long" as const])),
    };
  }

  override body(values: Values): object {
    const { product, name, kind } = this.options;
    const { photos } = this.get();
    const said = (field: string) => {
      const text = textOf(values, field);
      return text && { [field]: text };
    };
    return {
      ...(product && { product }),
      ...(name && { productName: name }),
      kind,
      score: Number(textOf(values, "score")),
      ...said("text"),
      ...said("name"),
      ...(listOf(values, "permission").length > 0 && { permission: true }),
      ...(photos.length > 0 && { photos: photos.map(({ data }) => ({ data })) }),
      form: "review",
    };
  }

  override about(): object {
    const { product, kind } = this.options;
    return { kind, ...(product && { product }) };
  }

  override taken(answer: Partial<Answer>): void {
    const score = Number(textOf(this.get().values, "score"));
    const stars = this.options.kind === "stars";
    this.#taken = answer;
    this.set({ thanks: answer.thanks, help: answer.help ? "offered" : "none" });
    this.say(stars ? "submitted" : "scored", stars ? { stars: score } : { score });
  }

  override other(code: string): boolean {
    if (code === "invitation-used") {
      this.aim("result");
      this.set({ status: "used", links: this.options.links });
    } else if (code === "token-invalid") {
      // The next time it goes as anybody's.
      this.token = undefined;
      this.set({ status: "failed", failure: "link" });
    } else return false;
    return true;
  }

  /** Pictures were chosen. What makes them ready comes then. */
  async addPhotos(files: readonly File[]): Promise<void> {
    const { readPhotos } = await import("./read-photos.ts");
    const { photos, problems } = this.get();
    const { photos: _solved, ...others } = problems;
    const read = await readPhotos(photos, files, this.options.photos);
    this.giveUp();
    this.set(
      typeof read === "string"
        ? { problems: { ...others, photos: read } }
        : { problems: others, photos: read },
    );
  }

  removePhoto(at: number): void {
    this.aim("photos");
    this.giveUp();
    this.set({ photos: this.get().photos.filter((_, each) => each !== at) });
  }

  /** Somebody goes to one of the public places. */
  follow(link: string): void {
    this.say("link", { link });
  }

  /** Asks the shop for help. The review stays as it is. */
  async askForHelp(): Promise<void> {
    const { values, help } = this.get();
    const text = textOf(values, "help");
    const email = textOf(values, "email");
    if (help === "sending") return;
    if (!text) {
      this.aim("help");
      this.set({ problems: { help: "missing" } });
      return;
    }
    this.set({ help: "sending" });
    const { server, locale } = this.options;
    const { review, key } = this.#taken;
    const body = { key, text, ...(email && { email }), locale, idempotency: newId() };
    const outcome = await this.sending.post(`${server}/v1/reviews/${review}/help`, body);
    if (outcome.kind === "taken") this.aim("helped");
    this.set({ help: outcome.kind === "taken" ? "sent" : failureOf(outcome) });
  }
}
