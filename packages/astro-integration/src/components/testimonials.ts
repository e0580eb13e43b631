import "./reviews.css";
import "./reviews-summary.css";
import "./reviews-list.css";
import { parseFriendly } from "@stagelight/core/config";
import { renderTemplate } from "astro/runtime/server/index.js";
import { z } from "zod";
import type { ReviewsTable } from "../anywhere/reviews-feed.ts";
import { filled } from "../anywhere/filled.ts";
import { view } from "../anywhere/reviews-view.ts";
import { testimonialsOf } from "../server/reviews-feed.ts";
import { component } from "./component.ts";
import { makeHtml as make } from "./reviews/make-html.ts";
import {
  element,
  ending,
  policyLink,
  type ReviewsListProps,
  settingOf,
  titled,
  withoutScript,
} from "./reviews/parts.ts";
import { listShape } from "./reviews/schema.ts";

/** Properties of `<Testimonials>`. */
export type TestimonialsProps = ReviewsListProps;

const NAME = "<Testimonials>";

/**
 * Reviews that the shop has picked, with their authors' permission; it stands at them that they are
 * picked. Of use where people still compare: in the `consideration` slot of `<ByStage>`, say.
 */
export const Testimonials = component<TestimonialsProps>(
  async (props, _slots, { result }, page) => {
    const given = parseFriendly(
      z.object(listShape),
      props,
      `${NAME} does not fit.`,
      "component-invalid",
    );
    const { most = 3, refresh = true, heading, level = 2 } = given;
    const setting = settingOf(NAME, given, result as object, page);
    const { words, address, lang, server, site, id } = setting;
    const feed = given.live || !address ? undefined : await testimonialsOf(address, lang, most);
    const table: ReviewsTable = {
      words,
      lang,
      server,
      site,
      id,
      most,
      live: !feed,
      refresh,
    };
    const none = feed?.reviews.length === 0;
    const picked = site ? filled(words.picked, { site }) : words.pickedByShop;
    const content = titled(
      setting,
      heading ?? words.testimonials,
      level,
      make("p", { class: "stagelight-reviews-picked" }, picked),
      make(
        "ul",
        { "data-part": "list", role: "list", class: "stagelight-reviews-quotes" },
        feed?.reviews.map(view(make, setting).testimonial),
      ),
      ending(setting, feed ? (none ? words.empty : "") : words.loading, false),
      !feed && withoutScript(setting),
      policyLink(setting),
    );
    return renderTemplate`${element(setting, props, table, content)}`;
  },
);
