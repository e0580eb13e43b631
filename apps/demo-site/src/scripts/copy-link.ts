/** A read-only field that anyone can copy by hand, and a button that does it where the browser allows. */
class CopyLink extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector("input");
    const button = this.querySelector("button");
    const status = this.querySelector("[role=status]");
    if (!input || !button || !status) return;
    input.onfocus = () => input.select();
    button.onclick = async () => {
      try {
        await navigator.clipboard.writeText(input.value);
        status.textContent = this.dataset.copied ?? "";
      } catch {
        input.focus();
        status.textContent = this.dataset.selected ?? "";
      }
    };
  }
}

if (!customElements.get("copy-link")) customElements.define("copy-link", CopyLink);
