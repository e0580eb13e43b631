/** What the shop holds of its visitor: in the browser, and on the server. */
export default {
  title: "Your data | Nuri Tea",
  description:
    "What this shop knows of you, in your browser and on its server: to read, to take along, or to have erased.",
  heading: "Your data",
  lead: "All that this shop knows of you: what lies in your browser, and what our server holds. Read it, take it along, or have it erased.",
  browser: {
    title: "In your browser",
    there: "There now",
    notThere: "Not there",
    more: "{count} more, for a moment or for the server alone",
    places: { localStorage: "Storage", sessionStorage: "Storage of this tab", cookie: "Cookie" },
    columns: { purpose: "What for" },
    /** By place and name of what is stored; the shop's own are added to Stagelight's. */
    stored: {
      "localStorage:stagelight":
        "Your answer to the question about consent. With your yes also where you stand, how often you come, where you came from and counts of what you looked at.",
      "localStorage:stagelight-visitor":
        "A random number that stands for your browser at our server, and the proof that it is yours.",
      "localStorage:stagelight-event-*":
        "What you did and what has not been sent yet. It is gone once the server has it.",
      "localStorage:stagelight-sends": "Which of your tabs is sending just now.",
      "cookie:__Host-stagelight-visitor":
        "The number once more, where scripts cannot read it, in case your browser clears the first place by itself.",
      "cookie:stagelight-kept": "A mark that there is something to restore. Nothing else is in it.",
      "cookie:__Host-stagelight-stage":
        "Which stage the shop vouches for, signed so that nobody can alter it.",
      "localStorage:stagelight-attention":
        "When a card came up by itself, and whether you closed or answered it.",
      "localStorage:stagelight-newsletter-waiting":
        "The form for our letters, if you have sent it while there was no connection.",
      "localStorage:stagelight-review-waiting":
        "The review, if you have sent it while there was no connection.",
      "localStorage:stagelight-survey-waiting":
        "Your answers to our questions, if you have sent them while there was no connection.",
      "sessionStorage:stagelight:chat":
        "The key to your conversations in the chat, what you have begun to write there, and what waits for a connection.",
      "localStorage:stagelight:chat":
        "The key to your conversations once more, so that they are still there next time. Only with your consent to functions.",
      "cookie:__Host-stagelight-newsletter":
        "That you have asked for letters in this browser, so that the link in our mail confirms at once.",
      "localStorage:stagelight-referral":
        "The code of the friend’s link that brought you, and when. Only with your consent to marketing.",
      "cookie:__Host-stagelight-referral":
        "The same once more, signed, where scripts cannot read it.",
      "localStorage:stagelight-referral-page":
        "The key from our mail with your own link for a friend, so that the page knows you again. For 90 days at most.",
      "localStorage:nuri-cart": "What you put in the cart: product and number.",
      "localStorage:nuri-orders":
        "Orders you placed in this demo: products, total, date. No name, no address.",
    } as Readonly<Record<string, string>>,
    hidden: "Scripts cannot see it",
  },
  purposes: {
    necessary: "Needed for the shop to work",
    functional: "Convenience",
    personalization: "Pages that fit you",
    analytics: "Statistics",
    marketing: "Marketing",
  } as Readonly<Record<string, string>>,
  server: {
    title: "On our server",
    noScript:
      "Only scripts can ask the server in your name, and they are switched off. Without them nothing is sent to it either.",
  },
  states: {
    loading: { title: "Asking the server …", text: "" },
    asking: {
      title: "Nothing is held of you",
      text: "You have not answered yet, so nothing is remembered and nothing is sent. If you allow it, your browser makes up a random number, and what you look at here goes to our server under that number. The shop works either way.",
    },
    refused: {
      title: "You have said no, so nothing is sent",
      text: "Our server hears nothing of what you do here. What it was told before your no, if anything, carries no name, and goes by itself: events after 90 days, everything else after 400.",
    },
    empty: {
      title: "The server holds nothing of you yet",
      text: "You have allowed it, but nothing has arrived so far. Look at a tea or two, then ask again.",
    },
    unreachable: {
      title: "The server does not answer",
      text: "See whether you are online. If a content blocker is on, allow this site. Then ask again. What lies in your browser is listed above all the same.",
    },
    busy: {
      title: "That was often enough for a moment",
      text: "The server answers this question twenty times a minute. Wait a little, then ask again.",
    },
    erased: {
      title: "Erased",
      text: "{events} events, and all that followed from them, are gone from our server, and your browser has forgotten your visits. You still allow the shop to remember you: with the next page it begins anew.",
    },
    erasedAndRefused: {
      title: "Erased, and nothing more is sent",
      text: "{events} events, and all that followed from them, are gone from our server. Your browser keeps your no, and nothing else of your visits.",
    },
    held: { title: "", text: "" },
  },
  status: {
    held: "Our server holds {events} events of you.",
    heldMore: "Our server holds more than {events} events of you.",
  },
  acts: { allow: "Allow it", refuse: "Refuse", ask: "Ask again", change: "Allow it after all" },
  stands: {
    title: "Where you stand",
    hint: {
      title: "By what your browser says",
      note: "Good enough to choose words and pictures. Anybody can change what a browser says, so nothing of value rests on it.",
    },
    verified: {
      title: "By what the shop vouches for",
      note: "From events that the shop’s own server sent with its secret key, such as an order. A price or a perk would rest on this alone.",
    },
    none: "Nothing yet",
    noneWhy: "Place an order in this demo, and the shop’s server vouches for it.",
    since: "Since {date}",
    because: "Because you {reasons}.",
    beginning: "Everybody begins here.",
    silence: "Because nothing happened for a while.",
  },
  facts: {
    title: "Your browser at our server",
    number: "Random number",
    first: "First heard of",
    last: "Last heard of",
    allowed: "What you allow",
    nothingAllowed: "Nothing",
    claims: "Told by this browser",
    until: "Deleted at the latest",
    person:
      "This browser belongs to a customer whom the shop knows. What it knows of the customer is shown to who is signed in.",
  },
  changes: {
    title: "How you got there",
    none: "Your stage has not changed yet.",
    move: "{from} → {to}",
    hint: "by your browser",
    verified: "vouched for",
  },
  events: {
    title: "What was sent",
    verified: "Vouched for by the shop",
    until: "Goes on {date}",
    raw: "As stored",
    all: "Show all {count}",
    more: "These are the newest {count}; there are older ones.",
    times: "{what}, {count} times",
    or: " or ",
    unnamed: "“{name}”",
    page: "Opened a page",
    pagesUnder: "Opened pages under {path}",
    identify: "Told something about you",
    names: {
      "Product List Viewed": "Looked through the teas",
      "Product Viewed": "Looked at a tea",
      "Product Added": "Put something in the cart",
      "Product Removed": "Took something out of the cart",
      "Cart Viewed": "Looked at the cart",
      "Checkout Started": "Began the checkout",
      "Payment Info Entered": "Chose how to pay",
      "Order Completed": "Placed an order",
      "Order Cancelled": "Cancelled an order",
      "Product Shared": "Shared a tea",
      "Product Reviewed": "Reviewed a tea",
      "Page Scrolled": "Read far down a page",
      "Page Engaged": "Spent time on a page",
      "Outbound Link Clicked": "Followed a link to another site",
      "Form Started": "Began to fill in a form",
      "Form Submitted": "Sent a form",
      "Form Abandoned": "Left a form unfinished",
      "Article Read": "Read an article to its end",
      "Newsletter Requested": "Asked for letters",
      "Newsletter Subscribed": "Confirmed the letters",
      "Newsletter Preferences Changed": "Changed which letters",
      "Newsletter Unsubscribed": "Ended the letters",
      "Prompt Viewed": "Was shown a card",
      "Prompt Dismissed": "Closed a card",
      "Prompt Answered": "Answered a card",
      "Order Refunded": "Had an order refunded",
      "Referral Link Opened": "Came by a friend’s link",
      "Referral Link Shared": "Shared a link",
      "Referral Program Joined": "Got a link for a friend",
      "Referral Qualified": "A friend has ordered",
      "Referral Reward Earned": "Earned something by a friend",
      "Referral Reward Issued": "Got something by a friend",
      "Referral Reward Reversed": "What came by a friend was taken back",
      "Review Requested": "Was asked for a review",
      "Review Submitted": "Sent a review",
      "Review Published": "A review of yours was published",
      "Review Hidden": "A review of yours was left out",
      "Review Answered": "The shop answered a review of yours",
      "Review Link Clicked": "Followed a link to review elsewhere",
      "Survey Answered": "Answered a question",
      "Score Given": "Gave a score",
      "Promoter Identified": "Would recommend the shop",
      "Live Chat Conversation Started": "Began a conversation in the chat",
      "Live Chat Conversation Ended": "Ended a conversation in the chat",
      "Lifecycle Stage Changed": "Moved to another stage",
    } as Readonly<Record<string, string>>,
  },
  records: {
    title: "Mail and orders",
    mails: {
      title: "Mail to you",
      none: "None so far.",
      not: "not sent",
      names: {
        "thank-you": "Thanks for an order",
        "abandoned-checkout": "A cart was left",
        "check-in": "How is the tea?",
        refill: "The tin runs low",
        "win-back": "Long not seen",
        "newsletter-confirm": "Do you want our letters?",
        "newsletter-welcome": "Welcome, with the letters",
        "referral-link": "Your link for a friend",
        "referral-reward": "What came of telling a friend",
        "review-request": "How is the tea? A review",
        "review-decision": "What became of a review",
        "review-thanks": "Thanks for a review",
        "chat-answer": "What we answered in the chat",
        "chat-first": "Your question has come in",
        "chat-transcript": "A conversation from the chat",
      } as Readonly<Record<string, string>>,
    },
    orders: {
      title: "Orders that the shop has told of",
      none: "None so far.",
      order: "Order {id}",
    },
    newsletter: {
      title: "Letters",
      none: "You get none.",
      lists: { tea: "New teas", events: "At the tea house" } as Readonly<Record<string, string>>,
    },
    referral: { title: "Tea for two", none: "You have no link, and no friend’s link brought you." },
    reviews: {
      title: "Reviews",
      none: "You have sent none.",
      stars: "{score} of 5 stars",
      score: "{score} points",
      states: {
        waiting: "not read yet",
        published: "stands on the page",
        hidden: "left out",
      } as Readonly<Record<string, string>>,
    },
    chats: {
      title: "Conversations",
      none: "You have written nothing in the chat.",
      talk: "{count} messages",
      states: { open: "open", snoozed: "open", closed: "ended" } as Readonly<
        Record<string, string>
      >,
    },
    surveys: {
      title: "Answers to our questions",
      none: "You have given none.",
      names: {
        heard: "How you heard of us",
        recommend: "Whether you would recommend us",
        cart: "What kept you from ordering",
      } as Readonly<Record<string, string>>,
    },
  },
  person: {
    title: "What hangs on your address",
    lead: "Letters, and what came of telling a friend, hang on an address and not on a browser. So they are shown to who can read its mail. This shop has no passwords: it mails you a link.",
    email: "E-mail",
    act: "Send me a link",
    sent: "On its way. In this demo it lies in [the shop’s own mailbox](/shop/mail).",
    failed: "That did not work. Look at the address, and try again in a moment.",
    whose: "Of {emails}:",
    nobody: "Our server knows nobody by this address.",
  },
  take: {
    title: "It is yours",
    download: {
      title: "Take it along",
      text: "Everything above in one file, from your browser and from our server, for you or for any other program.",
      act: "Download as JSON",
    },
    erase: {
      title: "Have it erased",
      text: "Deletes what the server holds of this browser, at once and for good, and what your browser remembers of your visits.",
      act: "Erase it",
    },
    eraseAndRefuse: {
      title: "Have it erased and say no",
      text: "The same, and from then on nothing is kept and nothing is sent.",
      act: "Erase it and say no",
    },
    confirm: "This cannot be undone.",
    yes: "Yes, erase",
    keep: "Keep it",
    failed: "That did not work, and nothing was erased. Try again in a moment.",
    working: "Erasing …",
    letters:
      "What we keep for your letters hangs on your address, not on this browser: the link to change what you get, in each of them, shows it, hands it out and erases it.",
    note: "Erase before you clear your browser. The number in it is the only proof that the data is yours; without it, the data waits for its last day.",
  },
};
