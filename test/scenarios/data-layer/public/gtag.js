// As Google's snippet defines it.
window.dataLayer = window.dataLayer || [];
function gtag() {
  dataLayer.push(arguments);
}
gtag("js", new Date());
gtag("config", "G-TEST");
gtag("event", "view_item", { items: [{ item_id: "before" }] });
