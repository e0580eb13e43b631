import { texts as common } from "../../platform/texts/en.ts";
import type { ReferralTexts } from "./texts.ts";

export const texts: ReferralTexts = {
  ...common,
  heading: "Recommend us to a friend",
  description: "Get a link of your own and send it to friends.",
  name: "First name",
  showName: "Friends may see my first name",
  button: "Get my link",
  busy: "One moment…",
  agree: "By getting a link you accept the terms.",
  terms: "Terms",
  allTerms: "Read all terms",
  loading: "Looking up your link…",
  unread: "We could not open your page",
  retry: "Try again",
  linkProblems: {
    expired:
      "The link in that mail has expired. Enter your address and we will send you a new one.",
    unknown:
      "That link does not work; perhaps a part of it is missing. Enter your address and we will send you a new one.",
  },
  sent: {
    heading: "Check your mailbox",
    text: "We have written to {address}. The mail opens your page with your link. It comes at most once a day, so please look in the spam folder too.",
  },
  again: "Wrong address? Change it",
  closed: {
    "not-started": { heading: "Not yet", text: "This begins on {date}." },
    over: {
      heading: "This offer has ended",
      text: "No new links are given out. What you have earned stays yours.",
    },
    full: {
      heading: "All rewards have been given",
      text: "So that nobody hopes in vain, there are no links to share at the moment. What you have earned stays yours.",
    },
  },
  mailed: "If you have a link already, we have sent the way to your page to {address}.",
  friend: "You came by a friend’s link. You can have one of your own, too.",
  link: "Your link",
  copy: "Copy",
  message: "Your message",
  messageHint: "Change it as you like. Please go on saying that you get something for it.",
  share: "Send it",
  channels: {
    device: "Share…",
    email: "E-mail",
    whatsapp: "WhatsApp",
    kakaotalk: "KakaoTalk",
    line: "LINE",
    copy: "Copy message",
  },
  qr: "QR code, for WeChat too",
  qrLabel: "QR code of your link",
  qrHint:
    "Friends scan it with the camera. For WeChat: scan it in the app, then send the page on from its menu.",
  copied: "Copied.",
  notCopied: "This browser does not let us copy. It is selected for you to copy it yourself.",
  pasted: "The message is copied. Open KakaoTalk and paste it into a chat.",
  saved: "Saved.",
  progress: "{count} of {friends} friends",
  figures: {
    clicked: "Link opened",
    attributed: "Friends who came",
    qualified: "Friends who count",
  },
  rewards: "Your rewards",
  noRewards: "None yet. You will find them here as soon as a friend counts.",
  states: {
    review: "Being checked",
    held: "Reserved",
    approved: "Granted",
    issued: "Yours",
    used: "Used",
    reversed: "Taken back",
    rejected: "Not given",
  },
  stateNotes: {
    held: "It is yours on {date}, once the order can no longer be sent back.",
    review: "One of us looks at it before it is given.",
    approved: "It will be with you shortly.",
    reversed: "What it was given for does not count any more.",
  },
  reasons: {
    order: "An order was sent back or cancelled.",
    self: "You and your friend seem to be one person.",
    network: "You and your friends share a network, a device or a means of payment.",
    address: "The friend’s address is a temporary one.",
    many: "Many friends came within a short time.",
  },
  limits: {
    "person-full":
      "You have reached the most that one person can earn. More friends count, but bring you no reward for now.",
    full: "The rewards of this offer have been given. More friends count, but bring you no reward for now.",
  },
  code: "Code:",
  copyCode: "Copy code",
  credit: "Your credit: {amount}",
  debt: "{amount} was taken back after you had used it. There is nothing to pay; your next rewards make up for it.",
  nameSettings: "What friends see of you",
  save: "Save",
  forgotten:
    "This browser does not keep your page. When it is closed, the link in our mail opens it again.",
};
