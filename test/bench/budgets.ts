/** What a page may pay at most, in bytes after brotli at level 11. */
export const budgets = {
  head: 1700,
  tracker: 4500,
  /** On sites with a server. */
  trackerWithQueue: 5500,
  /** Only when it is needed: a consent choice, a move, a form that is begun, a video, the router. */
  later: 2250,
  /** Only when a dialog is opened. */
  privacy: 2500,
  /** Only where a page has a data layer. */
  dataLayer: 1500,
  /** Only when it is needed: a new visitor, a token, a queue that is full or refused. */
  laterWithServer: 2000,
  /** On sites that have prompts. */
  trackerWithPrompts: 5050,
  /** What shows prompts, with core's attention; when a page is idle and the visitor allows it. */
  promptRunner: 2500,
  /** On sites that have referral, and so a server. */
  trackerWithReferral: 5700,
  /** Takes care of a friend's code; on the pages of who came by a friend's link. */
  referralRunner: 2600,
  /** On sites that have reviews, and so a server: sees where some are about to be seen. */
  trackerWithReviews: 5700,
  /** Renews reviews, sorts and filters; where some are about to be seen. Its words are in the page. */
  reviewsLive: 3000,
  /** Votes, and what search engines are told; on pages that tell them, or when somebody votes. */
  reviewsLater: 1000,
  /** What one script tag loads at once: the elements of all widgets, without their code. */
  loader: 1750,
  /** What all widgets share; comes with the first. */
  runtime: 5270,
  /** On top of the runtime, with its longest language. */
  newsletter: 2970,
  /** On top of the runtime, with its longest language: all that a stranger needs to ask for a link. */
  referral: 6_100,
  /** The same for a member who has come by a mail's link: the page with the link, sharing and rewards. */
  referralMember: 6_700,
  /** What of that comes on top of a stranger's, for who is known without such a link. */
  referralDesk: 2_550,
  /** On top of the runtime, with its longest language; only for friends who came by a link. */
  referralGift: 1130,
  /** On top of the runtime, with its longest language: stars with all that belongs to them, or a score. */
  review: 6360,
  /** When somebody chooses a photo. */
  reviewPhotos: 480,
  /** On top of the runtime, with its longest language: every kind of question. */
  survey: 4900,
  /** On top of the runtime, with its longest language: the panel, to be written into. */
  chat: 9000,
  /** When somebody begins to write, or has done so before: what it takes to talk. */
  chatTalk: 7000,
  /** When somebody chooses a file, with its words of all languages. */
  chatFiles: 1600,
  /** On sites that answer frequent questions at once, with that. */
  chatAnswers: 2200,
  /** On sites that ask something before the first message. */
  chatBefore: 900,
  /** All scripts of a page with nothing but the chat, opened. */
  chatPage: 16050,
  /** HTML and CSS of a launcher that nobody has pressed. */
  launcher: 1000,
  /** The frame of a widget that comes by itself, with its longest language. */
  promptFrame: 3080,
  /** When somebody begins to fill it in. */
  newsletterSending: 2970,
  /** All scripts of a page with nothing but the newsletter, to be filled in. */
  newsletterPage: 9970,
  /** All scripts of a page with slots, the tracker and widgets that nobody touches. */
  idlePage: 9000,
  /** HTML and CSS of the four widgets on such a page. */
  idleWidgets: 2850,
};
