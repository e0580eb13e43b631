/** What is sold, and how each tea tastes. */
export default {
  products: {
    ujeon: { name: "Ujeon, before the rain", pack: "30 g tin" },
    "first-flush-sejak": { name: "First Flush Sejak", pack: "40 g tin" },
    jungjak: { name: "Everyday Jungjak", pack: "80 g tin" },
    hwangcha: { name: "Hadong Hwangcha", pack: "50 g tin" },
    "night-roast": { name: "Jeju Night Roast", pack: "80 g tin" },
    buckwheat: { name: "Bongpyeong Buckwheat", pack: "200 g tin" },
    "first-taste-set": { name: "First-taste set", pack: "three 10 g pouches" },
    "celadon-set": { name: "Celadon set for two", pack: "pot, cooling bowl, two cups" },
  },
  teas: {
    ujeon: {
      kind: "Green",
      place: "Hadong",
      taste: "Chestnut milk, snow pea",
      forgiving: "Fussy: water above 65 °C makes it sour",
      bestFor: "A quiet hour and full attention",
    },
    "first-flush-sejak": {
      kind: "Green",
      place: "Boseong",
      taste: "Sweet corn, fresh hay, a little sea",
      forgiving: "Fair: 70 °C and it is happy",
      bestFor: "A good first Korean green tea",
    },
    jungjak: {
      kind: "Green",
      place: "Boseong",
      taste: "Spinach, toasted rice, firm",
      forgiving: "Easy: 80 °C, a mug will do",
      bestFor: "Every day, with food",
    },
    hwangcha: {
      kind: "Yellow, half oxidised",
      place: "Hadong",
      taste: "Honey, cocoa, dried jujube",
      forgiving: "Easy: 90 °C, never bitter",
      bestFor: "People who drink black tea",
    },
    "night-roast": {
      kind: "Roasted green",
      place: "Jeju",
      taste: "Caramel, walnut, wood smoke",
      forgiving: "Easy: boiling water is fine",
      bestFor: "After dinner",
    },
    buckwheat: {
      kind: "Roasted grain, no tea leaf",
      place: "Bongpyeong",
      taste: "Popcorn, brown butter",
      forgiving: "Easy: leave it in as long as you like",
      bestFor: "Children and late nights",
    },
  },
  caffeine: "{mg} mg",
  caffeineNone: "None",
};
