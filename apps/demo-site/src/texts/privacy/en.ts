/** What the shop keeps, where, and how to be rid of it. */
export default {
  title: "Privacy | Nuri Tea",
  description:
    "What this site keeps in your browser and on its server, what it never does, and how to change it.",
  heading: "Privacy",
  lead: "Short, because there is little to say. Without your yes nothing is kept and nothing is sent. With it, your browser takes notes, and our own server hears what you do here, under a random number; nobody else does.",
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
    {
      key: "nuri-receipt",
      what: "The e-mail address for the receipt, on its way from the checkout to the next page.",
      until: "Until the next page has it",
    },
    {
      key: "stagelight-attention",
      what: "Only with your consent: when a card came up by itself, and whether you closed it, so that it does not come again.",
      until: "Until you object or clear it",
    },
    {
      key: "stagelight-newsletter-waiting",
      what: "The form for our letters, if you have sent it while there was no connection.",
      until: "Until it could be sent, a week at most",
    },
    {
      key: "stagelight-review-waiting, stagelight-survey-waiting",
      what: "The review, if you have sent it while there was no connection. Your answers to our questions, if you have sent them while there was no connection.",
      until: "Until it could be sent, a week at most",
    },
    {
      key: "stagelight:chat",
      what: "Once you have used the chat: the key to your conversations, what you have begun to write, and what waits for a connection.",
      until:
        "Until you close the tab; with your consent to functions, so that the conversation is still there next time, until you object or clear it",
    },
    {
      key: "__Host-stagelight-newsletter",
      what: "That you have asked for letters in this browser, so that the link in our mail confirms without another click. Scripts cannot read it.",
      until: "30 days",
    },
    {
      key: "stagelight-referral",
      what: "Only with your consent to marketing: the code of the friend’s link that brought you, and when. Once more in a cookie that scripts cannot read.",
      until: "30 days, or until you object",
    },
  ],
  sentTitle: "What our server hears",
  sent: "With your consent to statistics, which pages you open and which buttons you press, and whether an order was placed: under a random number, without your name, your full address on the internet or what you type, except the e-mail address for the receipt and the form for our letters. If you tick the box at the checkout, your cart too, so that we can remind you of it, and what happens with your orders goes to our own shop system. Events go after 90 days, everything else 400 days after your last visit. On the page [Your data](/your-data/) you see all of it, can take it along, and have it erased.",
  lettersTitle: "If you want letters",
  letters:
    "Our server then keeps your address, the letters that you have ticked, the name and what you like if you tell us, and the words you agreed to, with the time and the page. Until you have confirmed the address you get one mail that asks for it, and nothing else; what is not confirmed goes after 30 days. The link to change what you get, in each letter, leads to all of it: to change, to take along, to erase. With your consent your browser remembers name and likes too, so that the front page can greet you; no page’s address has them.",
  referTitle: "If you tell a friend, or a friend told you",
  refer:
    "If you take a link, our server keeps your address, your first name if you give one, how often the link was opened, though not by whom, and what came of it. You are not told who has ordered, and your friend reads your name only if you agree. The code of a friend’s link travels in the address from page to page; without your consent to marketing it is kept nowhere. An order with a code goes to the shop with the e-mail address for the receipt, whatever you have said to statistics: otherwise nobody could honour the code. So that a first order is a first order, a scrambled form of the address stays, from which the address cannot be read.",
  reviewsTitle: "If you write a review or answer a question",
  reviews:
    "A week after an order you may get one mail that asks how the tea is, if you have agreed to such mail. Everybody is asked alike, and everybody is shown the same places to say it elsewhere. What you send is kept on our server: your stars, your words, the name and pictures you add, and whether it came by our mail after a real order, which is what the badge means. We read every review before it stands here, by one rule for all: we leave out advertising, forgeries, what is against the law, hateful, private or about something else, and never because you did not like it. The page says how many of all stand there, and why the others do not; the average counts them all, except forgeries and advertising. Answers to our questions are kept with your random number only if you allow statistics. Both are shown, taken along and erased with everything else on the page [Your data](/your-data/).",
  chatTitle: "If you write in the chat",
  chat: "Nothing of it is loaded, stored or sent before you open it. Then our server keeps what you write and what we answer, the page you were on, the language, what you tell us of yourself, and the words you agreed to, for a year after the last message. That somebody is typing is told while it happens, never what. Frequent questions are answered at once from the pages of our help, by a search in your browser, and it says so; no artificial intelligence reads along, and nothing goes to anybody else. If you leave an address, answers that you have not read come by mail, and a reply to that mail goes on with the conversation. Our team sees beside the conversation what the shop knows of you, if you have allowed statistics or have signed in. Ratings are read by the shop alone. If you have allowed statistics or have signed in, conversations are shown, taken along and erased with everything else on the page [Your data](/your-data/); else tell us in the chat, and we erase it.",
  keptNote:
    "If you answer the question about consent, your answer is kept too, under a name that begins with “stagelight”, so that nobody asks you twice.",
  neverTitle: "What does not happen",
  never: [
    "No request leaves for any other site: no fonts, no scripts, no pictures from elsewhere, no counting pixels.",
    "Of what you type into the checkout only the e-mail address is kept, on our server; the rest is not, not even in your browser.",
    "No mail unless you have ordered, ticked the box at the checkout or asked for letters, and none after a click on “unsubscribe”.",
    "Nobody is charged, because nothing is sold. This is a demonstration.",
  ],
  whyTitle: "Why the pages change",
  why: "With your consent the pages follow where you stand: a newcomer reads a story, a customer finds a timer. Your browser works that out by itself from the pages you opened and the buttons you pressed; it need not ask a server. If you object, everybody’s version is yours again from the next page on.",
  rightsTitle: "Your choice",
  rights:
    "You can say yes, say no, or change your mind at any time; taking it back is as quick as giving it. What was sent before can be erased on the page [Your data](/your-data/); do that before you say no, since your browser then forgets the number that proves it is yours. If your browser sends “Global Privacy Control”, it is honoured without asking.",
};
