/** Help: what people ask before and after they order. The chat answers from these pages. */
export default {
  title: "Help | Nuri Tea",
  description:
    "Shipping, returns, allergens, brewing and orders: the answers, and a person if they are missing.",
  heading: "Help",
  lead: "Look for your question here, or ask us in the chat. It answers from these pages at once; what it cannot answer, one of us does.",
  back: "All of the help",
  postage: { caption: "Postage by country", to: "To", price: "Postage", days: "Days on the way" },
  topics: {
    shipping: {
      title: "Shipping costs and delivery",
      description: "What postage costs, how long a parcel takes, and what happens at customs.",
      sections: {
        costs: {
          heading: "What does shipping cost?",
          text: "{home} within Korea, and nothing from {free}. Abroad it is {least} to {most}, whatever the weight. The checkout shows it before you type anything.",
        },
        time: {
          heading: "How long does delivery take?",
          text: "What is ordered before two in the afternoon, Tuesday to Saturday, leaves Seoul the same day. The table says how long it is on the way from there.",
        },
        tracking: {
          heading: "Where is my parcel?",
          text: "The mail that says your order has left has its tracking number. If the number has not moved for five days, write to us in the chat: we look for it, and send another if it is lost.",
        },
        customs: {
          heading: "Do I pay customs or taxes?",
          text: "No. Taxes and duties are in the price for every country in the table. If the post office asks for more, keep the slip: we pay it back.",
        },
        pickup: {
          heading: "Can I pick it up in the shop?",
          text: "Yes, at 18 Jahamun-ro 7-gil in Seoul, Tuesday to Sunday from 11 to 19. Order as usual and tell us in the chat: we take the postage off.",
        },
      },
    },
    returns: {
      title: "Returns and refunds",
      description: "What to do if a tea is not to your taste, or arrives broken or wrong.",
      sections: {
        taste: {
          heading: "Can I return a tea that I do not like?",
          text: "Within 30 days, opened or not. We refund the tin, and you keep the tea. Give it to someone; tastes differ.",
        },
        broken: {
          heading: "Something arrived broken. What now?",
          text: "Send us a picture within 14 days, in the chat or by mail. We send the piece again at our cost; nothing needs to come back.",
        },
        wrong: {
          heading: "I got the wrong tea",
          text: "Our mistake. Tell us what came and what you had ordered: the right one leaves the same day, and the wrong one is yours.",
        },
        money: {
          heading: "When do I get my money back?",
          text: "We refund the day we hear from you. It goes the way it came, by card within three to five working days.",
        },
      },
    },
    allergens: {
      title: "Allergens and caffeine",
      description: "What is in the teas, what they touch, and how much caffeine is in a cup.",
      sections: {
        buckwheat: {
          heading: "Which teas have allergens in them?",
          text: "One: the [Bongpyeong Buckwheat](/products/buckwheat/) is roasted buckwheat, which some people are badly allergic to. All others are leaves of the tea plant and nothing else: no flavouring, no nuts, no milk.",
        },
        traces: {
          heading: "Can there be traces of buckwheat in the other teas?",
          text: "Yes. All of them are packed in one room. We clean between them, but if a trace is a danger to you, please do not order from us.",
        },
        gluten: {
          heading: "Is there gluten in them?",
          text: "No. Buckwheat is no wheat, in spite of its name, and no cereal with gluten enters the room.",
        },
        caffeine: {
          heading: "How much caffeine is in a cup?",
          text: "About 35 mg in the first cup of the Sejak, 12 mg in the Night Roast, none in the buckwheat. [The table](/compare/) has all of them. A cup of coffee has about 100 mg.",
        },
        pregnancy: {
          heading: "Can I drink it when I am pregnant?",
          text: "The buckwheat has no caffeine; of the Night Roast a cup or two stays far below what doctors allow. We sell tea and are no doctors: please ask yours.",
        },
      },
    },
    brewing: {
      title: "Questions about brewing",
      description: "Bitter tea, no thermometer, the second cup, cold tea, hard water.",
      sections: {
        bitter: {
          heading: "Why is my tea bitter?",
          text: "The water was too hot, or the leaves were in it for too long. Boil it, pour it into a bowl, wait five minutes, and pour it off after one. [Why that is](/journal/water-temperature/)",
        },
        thermometer: {
          heading: "How do I get 70 °C without a thermometer?",
          text: "Pour boiling water from one cold cup into another: each time takes about ten degrees. Three times, and the Sejak is happy. The [calculator](/brewing/) does the sums for any pot.",
        },
        again: {
          heading: "How often can I pour water on the same leaves?",
          text: "Three times. Make the second one short and a little hotter, the third one longer. The buckwheat gives two.",
        },
        cold: {
          heading: "How do I make cold tea?",
          text: "Ten grams in a litre of cold water, eight hours in the fridge, then take the leaves out. Jungjak is the best for it, and the cheapest.",
        },
        water: {
          heading: "Does the water matter?",
          text: "Hard water makes green tea dull and brown. If your kettle grows chalk, use filtered water, or the Hwangcha, which does not mind.",
        },
      },
    },
    orders: {
      title: "Orders, payment and gifts",
      description: "Changing an order, ways to pay, invoices, presents.",
      sections: {
        change: {
          heading: "Can I change or cancel an order?",
          text: "Until it has left the house, so mostly until two in the afternoon. Write to us in the chat with the number of the order; that is the quickest way.",
        },
        pay: {
          heading: "How can I pay?",
          text: "By card, KakaoPay or Alipay. In this demonstration nothing can be paid: the button at the end only does as if.",
        },
        invoice: {
          heading: "Can I have an invoice?",
          text: "The receipt that comes by mail is one. If it needs the name of a company on it, tell us in the chat.",
        },
        gift: {
          heading: "Can you send it as a present?",
          text: "Put their address into the form and yours for the receipt. It is wrapped in cloth as it is, no prices travel along, and we write your card by hand if you tell us the words.",
        },
      },
    },
  },
};
