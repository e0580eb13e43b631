/** The list of products and the page of each. */
export default {
  list: {
    title: "Teas and teaware | Nuri Tea",
    description:
      "Six Korean teas, a set to taste three of them, and a celadon set for two. Prices per tin and per cup.",
    heading: "On the shelf",
    lead: "Six teas, a set to taste three of them, and the one pot we would take along. If you do not know where to begin, [compare them](/compare/) or take the Sejak.",
    ware: "And to pour it from",
  },
  crumbs: { label: "Breadcrumb", all: "All teas and teaware" },
  facts: {
    picked: "Picked",
    place: "Grown in",
    taste: "Tastes of",
    caffeine: "Caffeine",
    caffeineCup: "{mg} mg in the first cup",
    made: "Made in",
    holds: "Holds",
    glaze: "Glaze",
    care: "Care",
  },
  cost: "{pack}, {cups} cups, about {price} each. Taxes included.",
  costWare: "{pack}. Taxes included.",
  tins: "Tins",
  sets: "Sets",
  postage:
    "Postage in Korea {home}, free from {free}; abroad {least} to {most}. Thirty days to change your mind, opened or not.",
  band: {
    compare: "All six teas, and a tea bag",
    purchaseTitle: "Nearly there",
    purchase:
      "Your cart is kept on this device for as long as you like. The checkout is one page and asks for seven things.",
    purchaseAct: "Finish your order",
    refillTitle: "When will your tin run out?",
    refillLead:
      "We do not do subscriptions. Here is your date; put it in your calendar, and come back when the tin rattles.",
    refill: "Refill",
    refillText:
      "Keep the tin, we post the inner bag: same leaf, same price, less packaging. Fresh from the cold store, packed the day you order.",
    refillAct: "Add refill",
    bags: "Bags",
    share: "This page, as a link",
  },
  brew: {
    title: "In the pot",
    more: "No thermometer? Boil the water, pour it into a cold bowl, wait five minutes: that is about 70 °C. Too bitter means too hot; too thin means more leaf, not more time.",
    calculator: "More water, or a stronger cup",
  },
  reviews: {
    title: "What people wrote",
    write: "Write a review",
    asked:
      "If you have ordered this tea, our mail a week later has a link of your own: what comes by it is marked as a real order. Without it we read your words first, then they stand here as well, whatever they say.",
  },
  pages: {
    "first-flush-sejak": {
      description:
        "Korean green tea from Boseong, picked between 25 April and 4 May. One bud, two leaves, pan-fired. 40 g, about 39 cups.",
      lead: "One bud and two leaves from the first warm fortnight of the year, fired in an iron pan the same afternoon. Sweet first, then green, then a little like the sea.",
      place: "Boseong, South Jeolla",
      storyTitle: "What is a sejak?",
      story:
        "“Fine sparrow.” When the second leaf opens, the shoot looks like a sparrow’s tongue, and for about ten days it is as sweet as it will ever be. Then the sun turns it firm and the name changes.",
      storyLink: "[The other three names](/#year)",
      rightTitle: "Is it the right one?",
      right:
        "Take it if you like sweet and green, and can wait five minutes for water to cool. Leave it if you want strong tea fast: the Jungjak does that better, for less.",
      shareTitle: "Lend someone your favourite",
      share:
        "Park Mi-rae asked us to thank you. A third of her Sejak now goes to people who heard of it from a friend, and she never paid for an advertisement.",
      brew: "Three grams, 150 ml, 70 °C, one minute. Then forty seconds. Then a minute and a half, and after that the leaves are good on rice.",
      notesTitle: "Row 14, above the cedar road",
      notes: [
        "Park Mi-rae walks the slope every morning from the tenth of April. When two leaves stand beside the bud on most of row 14, she calls eleven neighbours, and they pick for nine days.",
        "By three in the afternoon the leaves are in the pan, at 280 °C, turned by hand in two pairs of gloves. Then rolled on a straw mat, fired again, rolled again. Steamed tea would be quicker and greener. This way it is rounder, and you can smell the iron.",
      ],
      notesEnd:
        "2,300 tins this year. It rained on the first of May, so they are a little lighter than last year’s.",
    },
    hwangcha: {
      description:
        "Korean yellow tea from Hadong, half oxidised in cloth on a warm floor. Honey, cocoa, dried jujube. 50 g, about 48 cups.",
      lead: "Late leaves, wilted, rolled and left under a cloth on a heated floor until they smell of honey. The tea we pour for people who say they do not drink tea.",
      place: "Hwagae valley, Hadong",
      storyTitle: "A tea made on the floor",
      story:
        "Farmhouses in Hadong are heated from below. For as long as anyone remembers, the leaves that came too late for green tea were spread on the warm floor under a blanket overnight. By morning they were yellow, sweet, and good for a cold.",
      storyLink: "[How it compares with the green ones](/compare/#hwangcha)",
      rightTitle: "Is it the right one?",
      right:
        "Take it if you drink black tea or coffee and want something softer. Leave it if you are after the green, grassy side of Korea: that is the Sejak, and this is its opposite.",
      shareTitle: "The safest present we know",
      share:
        "Nobody has ever written to say that the Hwangcha was difficult. If you have a person in mind who has everything but patience, this is their tea.",
      brew: "Three grams, 150 ml, 90 °C, a minute and a half. The same again, then two and a half minutes. You can forget it in the pot; it gets darker, not bitter.",
      notesTitle: "Old Mr Jo’s warm room",
      notes: [
        "Old Mr Jo makes it in the room where he was born. The leaves wilt on bamboo trays for a day, are rolled until they stick to the palms, and go under hemp cloth on the floor, which he keeps at 35 °C with oak.",
        "He turns them at eleven, at two and at five, and sleeps in between. What decides is the smell: grass, then apples, then honey. At honey he opens the windows.",
      ],
      notesEnd: "900 tins, from bushes that nobody planted. He has no website and wants none.",
    },
    "night-roast": {
      description:
        "Korean roasted green tea from Jeju: June leaves, roasted over embers until brown. A third of the caffeine of green tea. 80 g, about 52 cups.",
      lead: "Big June leaves from Jeju, roasted three times until they are brown and light. Caramel and walnut, very little caffeine, boiling water welcome.",
      place: "Seogwipo, Jeju",
      storyTitle: "Why roast a green tea?",
      story:
        "Because leaves that have had too much sun are harsh when green and lovely when brown. Roasting drives off much of the caffeine and all of the grass. What is left smells like a bakery, and lets you sleep.",
      storyLink: "[What else there is without much caffeine](/compare/#buckwheat)",
      rightTitle: "Is it the right one?",
      right:
        "Take it for the evening, with food, or for a flask. Leave it if smoke in a cup is not your thing: the buckwheat is as gentle, and smells of popcorn instead.",
      shareTitle: "For the one who cannot sleep",
      share:
        "The Kang cooperative sends its thanks: eleven families roast twice as much as three years ago, and no one of them can explain it but you.",
      brew: "Three grams, 150 ml, straight off the boil, forty-five seconds. Once more for a minute and a half. It also makes good iced tea: double the leaf, pour over ice.",
      notesTitle: "Behind the black walls",
      notes: [
        "On Jeju the fields are walled with basalt, loosely, so that the wind goes through and does not push. The soil was lava once; it drains so fast that the bushes root deep and grow slowly.",
        "The co-operative cuts in June, by machine, and says so. Then it roasts in a drum over charcoal: once to dry, once to brown, and once more a week later, when the leaf has rested.",
      ],
      notesEnd: "3,100 tins this year. If you open the parcel by the window, neighbours will ask.",
    },
    "celadon-set": {
      description:
        "A side-handled celadon pot, a cooling bowl and two cups, thrown in Gangjin. Made for 150 ml of green tea.",
      lead: "A side-handled pot for 150 ml, a bowl in which water cools to 70 °C in five minutes, two cups. Everything you need for the teas here, and nothing else.",
      place: "Gangjin, South Jeolla",
      holds: "Pot 180 ml, bowl 200 ml, cups 70 ml",
      glaze: "Celadon, grey-green, finely crackled",
      care: "Hot water only, no soap",
      storyTitle: "Why is there a bowl?",
      story:
        "It is a thermometer that cannot break. Boiling water poured into it is at 80 °C after two minutes and at 70 after five; then it goes over the leaves. Once you own one you stop measuring.",
      storyLink: "[Why seventy degrees](/journal/water-temperature/)",
      rightTitle: "Do you need it?",
      right:
        "No. A mug and a sieve make good tea. Take the set if you drink green tea more than twice a week and have begun to mind the second cup; leave it if you mostly drink the Night Roast.",
      careTitle: "Let it get old",
      careLead:
        "The fine cracks in the glaze take on colour from the tea; after a year the cups tell which one you drink most. Rinse with hot water, dry upside down, never with soap: the glaze keeps the smell.",
      careLink: "[An afternoon at the kiln](/journal/kiln-visit/)",
      shareTitle: "For two people who share a table",
      share:
        "The potters make forty sets a month, and most of them leave as presents. If you know two people who have just moved in together, this is smaller than a plant.",
      brew: "Pour boiling water into the bowl, wait, pour it over three grams of leaf in the pot, wait again, pour the cups in turns so that both taste alike.",
      notesTitle: "Fired twice, once with luck",
      notes: [
        "The clay comes from the shore of Gangjin bay, and has done so for a thousand years. It is thrown, dried, fired once at 800 °C, dipped in a glaze of ash and feldspar, and fired again at 1,250.",
        "In the second firing the kiln is starved of air for some hours, and the iron in the glaze turns from rust to the grey-green of a river. One piece in six cracks or comes out brown. Those are sold at the door, cheaply, and we own several.",
      ],
      notesEnd: "Each set differs a little. If yours differs too much, send it back.",
    },
  },
};
