/** What the shop keeps, where, and how to be rid of it. */
export default {
  title: "Privacy | Nuri Tea",
  description: "What this site keeps in your browser, what it never does, and how to change it.",
  heading: "Privacy",
  lead: "Short, because there is little to say. Nothing you do here is sent to anyone: the site is made of plain files, and what it remembers stays in your browser.",
  keptTitle: "What is kept in your browser",
  columns: { key: "Name", what: "What it holds", until: "How long" },
  kept: [
    {
      key: "stagelight",
      what: "Only with your consent: which stage you are in, how often you have been here, where the visit came from, and counts of what you looked at.",
      until: "Until you object or clear it",
    },
    {
      key: "nuri-cart",
      what: "What you put in the cart: product and number.",
      until: "Until you order or empty it",
    },
    {
      key: "nuri-orders",
      what: "Orders you placed in this demo: products, total, date. No name, no address.",
      until: "Until you press “Forget these orders” on the [account page](/account/)",
    },
  ],
  keptNote:
    "If you answer the question about consent, your answer is kept too, under a name that begins with “stagelight”, so that nobody asks you twice.",
  neverTitle: "What does not happen",
  never: [
    "No request leaves for any other site: no fonts, no scripts, no pictures from elsewhere, no counting pixels.",
    "What you type into the checkout is not kept, not even in your browser.",
    "Nobody is charged, because nothing is sold. This is a demonstration.",
  ],
  whyTitle: "Why the pages change",
  why: "With your consent the pages follow where you stand: a newcomer reads a story, a customer finds a timer. Your browser works that out by itself from the pages you opened and the buttons you pressed; no server is asked. If you object, everybody’s version is yours again from the next page on.",
  rightsTitle: "Your choice",
  rights:
    "You can say yes, say no, or change your mind at any time; taking it back is as quick as giving it. If your browser sends “Global Privacy Control”, it is honoured without asking.",
};
