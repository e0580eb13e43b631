import { type Model, nameOf, stepsNamed } from "../lifecycle/prepare.ts";
import type { StepTable } from "../lifecycle/table.ts";
import type { SimulatedEvent } from "./visitor.ts";

/** What a step of the model has heard of all visitors. */
export interface Heard {
  /** Events of its name or page, whatever their properties; of these, verified ones. */
  named: number;
  vouched: number;
  /** Events that fit it in all. */
  fits: number;
  /** The stages that visitors stood in when one fitted. */
  readonly stages: Set<string>;
}

/** Listens to all events for every step of a model. */
export class Listener {
  readonly steps: ReadonlyMap<StepTable, Heard>;
  readonly #model: Model;
  /** Steps by kind and name of event; a simulation has few of these. */
  readonly #named = new Map<string, readonly StepTable[]>();

  constructor(model: Model) {
    this.#model = model;
    this.steps = new Map(
      model.steps.map((step) => [step, { named: 0, vouched: 0, fits: 0, stages: new Set() }]),
    );
  }

  hear(event: SimulatedEvent, stage: string): void {
    const name = nameOf(event);
    const key = JSON.stringify([event.type, name]);
    const named = this.#named.get(key) ?? stepsNamed(this.#model, event.type, name);
    this.#named.set(key, named);
    for (const step of named) {
      const tally = this.steps.get(step)!;
      tally.named++;
      if (event.verified) tally.vouched++;
    }
    for (const step of this.#model.hear(event).steps) {
      const tally = this.steps.get(step)!;
      tally.fits++;
      tally.stages.add(stage);
    }
  }
}
