/** Telling a friend: the page with the link, and the asks that lead to it. */
export default {
  title: "Tea for two | Nuri Tea",
  description:
    "A link for a friend: 10% off their first order, and 10% off your next one two weeks later.",
  heading: "The second cup is for somebody",
  lead: "Most people find us through a person, not through us. Send yours the link: 10% off their first order, and two weeks later 10% off your next.",
  formLabel: "Your link",
  howTitle: "How it goes",
  how: [
    {
      title: "You send a link",
      text: "It says nothing about you. Whether your friend reads your first name with it is up to you.",
    },
    {
      title: "They order some tea",
      text: "10% comes off at the checkout, without an account. With their second order there is a sample tin.",
    },
    {
      title: "Two weeks pass",
      text: "Long enough to know whether it was the right tea. Then your code comes by mail.",
    },
  ],
  third:
    "With the third friend there are also $20 towards a teapot: by then you need a bigger one.",
  termsTitle: "The small print, in full",
  terms: [
    "A friend is somebody who has never ordered here. A second address of your own is not a friend, however well you get on.",
    "Up to ten friends, three in any thirty days. Past that we would call it a job, and pay for it.",
    "If the order is refunded, what both of you got for it goes back as well. A code that is spent already is set off against the next one.",
    "If something looks odd to the machine, a person looks before anything is refused, and the page says that it is being looked at.",
    "You get something for it, so say so: the words we propose do.",
  ],
  keptTitle: "What we keep",
  kept: "Your address, your first name if you give it, how often your link was opened, and that a friend of yours has ordered. You are not told who. Your friend’s browser remembers the code only if they agree to it; until then it travels from page to page in the address. All of it stands in the mail with your link, and on the page [Your data](/your-data/).",
  /** On the account page, for those who have ordered. */
  account: {
    title: "A tin for you, a tin for them",
    text: "10% off a friend’s first order, and two weeks later 10% off your next. It does not involve points.",
    act: "Get your link",
    /** Above the address of a page. */
    plain: "Or the comparison, with nothing in it for anybody",
  },
  /** On the front page, for advocates. */
  home: "Or [a link of your own](/refer/), with 10% in it for both of you.",
  /** After an order. */
  ask: {
    title: "For the friend you have in mind",
    text: "There is one, usually. With your link they have 10% off their first order, and you 10% off your next.",
    act: "Get your link",
  },
};
