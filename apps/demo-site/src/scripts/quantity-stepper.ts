/** Adds the two buttons to a number field and keeps the quantity of the form's event in step with it. */
class QuantityStepper extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector("input");
    const less = this.querySelector<HTMLButtonElement>(".less");
    const more = this.querySelector<HTMLButtonElement>(".more");
    if (!input || !less || !more) return;
    const show = (): void => {
      less.disabled = input.value === input.min;
      more.disabled = input.value === input.max;
      const form = this.closest<HTMLElement>("[data-stagelight-properties]");
      if (!form) return;
      const properties: object = JSON.parse(form.dataset.stagelightProperties ?? "{}");
      form.dataset.stagelightProperties = JSON.stringify({
        ...properties,
        quantity: input.valueAsNumber || 1,
      });
    };
    const step = (by: 1 | -1) => () => {
      input.stepUp(by);
      show();
    };
    less.onclick = step(-1);
    more.onclick = step(1);
    input.oninput = show;
    show();
  }
}

if (!customElements.get("quantity-stepper"))
  customElements.define("quantity-stepper", QuantityStepper);
