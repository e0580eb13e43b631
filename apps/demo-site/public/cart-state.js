// Runs while the page is parsed, before what depends on it is there: an empty cart shows no form that
// would then vanish, and past orders have their room. The shop's own scripts take over once they are loaded.
const root = document.documentElement;
const howMany = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "[]").length;
  } catch {
    return 0;
  }
};
const orders = howMany("nuri-orders");
root.dataset.cart = howMany("nuri-cart") > 0 ? "full" : "empty";
root.dataset.orders = orders > 0 ? "some" : "none";
root.style.setProperty("--orders", orders);
