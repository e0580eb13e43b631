// Runs while the page is parsed, before the form is there: an empty cart shows no form that would
// then vanish. The shop's own scripts take over once they are loaded.
try {
  const lines = JSON.parse(localStorage.getItem("nuri-cart") ?? "[]");
  document.documentElement.dataset.cart = lines.length > 0 ? "full" : "empty";
} catch {
  document.documentElement.dataset.cart = "empty";
}
