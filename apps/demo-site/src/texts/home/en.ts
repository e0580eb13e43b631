/** The front page. */
export default {
  title: "Nuri Tea: Korean tea, told as it is",
  description:
    "A small tea shop in Seoul. Green, golden and roasted teas from four growers in Boseong, Hadong and Jeju, with the week of picking and how to brew them.",
  hero: {
    title: "Tea from Korean hills, told as it is.",
    lead: "We are a small shop in Seoul. We buy from four growers in the south, and we tell you who picked your tea, in which week, and how to make it taste good.",
    act: "Follow a tea year",
    other: "Meet the teas",
  },
  notes: {
    searchLabel: "In short",
    search:
      "**Looking for Korean green tea?** The short of it: pan-fired rather than steamed, so softer than sencha. Brew it at 70 °C, for a minute. [All six side by side](/compare/)",
    againLabel: "Since your last visit",
    again:
      "**Good to see you again.** Since June there is a new roast from Jeju on the shelf. Nothing else has changed, and nothing will be gone tomorrow.",
  },
  next: {
    consideration: {
      title: "From people who stood where you stand",
      lead: "We print the lukewarm ones too. If you would rather see numbers, the [comparison](/compare/) has them, supermarket bags included.",
    },
    purchase: {
      title: "What people ask before they pay",
      lead: "If your question is not here, write to hello@nuri.example. A person answers, mostly within the hour.",
      act: "Back to my order",
    },
    retention: {
      title: "Your next pot",
      lead: "Pick your tea, put the kettle on, let it stand. The timer counts the first cup and the ones after it: those are often the better ones.",
      more: "Opened your tin a while ago? Two months after opening, tea turns quiet. If yours smells of hay and nothing else, roast it dry in a pan for a minute and drink it as a brown tea.",
      refill: "When will my tin run out?",
    },
    advocacy: {
      title: "Know someone who burns their green tea?",
      lead: "Send them our comparison. It is the page that helps most, and it tells nobody to buy anything.",
      label: "The page to send",
      noteTitle: "Early word of the harvest",
      note: "The buds in Hadong usually open around 12 April. Friends of the house get a short letter three days before the Ujeon goes on the shelf: 140 tins, and that is all there is.",
      noteMore: "You need not do anything. You are on the list because you came back.",
    },
  },
  year: {
    title: "One bush, four harvests",
    lead: "Korean green teas are not named after places but after the week the leaf was picked. Learn four words and you can read any tin in the country.",
    pickings: [
      {
        when: "Before 20 April",
        name: "Ujeon",
        text: "“Before the rain.” Buds that have barely opened. Eight hours of picking fill one small basket.",
      },
      {
        when: "To early May",
        name: "Sejak",
        text: "One bud, two leaves, curved like a sparrow’s tongue. Sweet, and far easier to brew than its fame suggests.",
      },
      {
        when: "To late May",
        name: "Jungjak",
        text: "The leaves have seen more sun. Firmer, greener, half the price. It is what the growers drink themselves.",
      },
      {
        when: "June and after",
        name: "Daejak",
        text: "Big leaves, plenty of them. Too rough for green tea, and just right for the roasting pan.",
      },
    ],
  },
  which: {
    title: "Which one would you like?",
    lead: "Nobody needs six teas. Start from what you already enjoy.",
    sejak: {
      like: "If you like white wine, cucumbers, early mornings",
      tea: "Sejak",
      text: "Fresh and sweet. Water that has stood for five minutes.",
    },
    hwangcha: {
      like: "If you like black tea with nothing in it",
      tea: "Hwangcha",
      text: "Golden, honeyed, hard to spoil. The way most coffee people come in.",
    },
    night: {
      like: "If you like to sleep at night",
      tea: "Night Roast",
      text: "Nutty and brown, with a third of the caffeine. Or buckwheat, with none.",
    },
  },
  quilt: {
    title: "Six teas, nothing on the shelf for show",
    lead: "Five from the tea bush, one from a grain field. All picked this year, packed in Seoul, wrapped in cloth.",
    where: "{place}, {picked}",
    perCup: "{pack}, about {price} a cup",
    look: "Look at this tea",
    taste:
      "Sejak, Hwangcha and Night Roast, 10 g of each: three pots to find out whether you like it green, golden or brown.",
  },
  growers: {
    title: "We have had lunch with all of them",
    boseong: {
      name: "Park Mi-rae and her brother",
      text: "Boseong. Their grandfather planted the slope in 1957. They pick the Sejak rows by hand and leave the steepest corner to the thrushes.",
    },
    hadong: {
      name: "Old Mr Jo",
      text: "Hadong. No rows here: bushes older than anyone’s memory, growing where they like between the boulders. He roasts in an iron pan, over oak.",
    },
    jeju: {
      name: "The Kang cooperative",
      text: "Jeju. Eleven families behind black walls, on soil that used to be lava. In Bongpyeong, on the mainland, a cousin sends the buckwheat.",
    },
  },
  journal: {
    title: "From the journal",
    lead: "What we learned this year, mostly by getting it wrong first.",
    all: "The whole journal",
  },
};
