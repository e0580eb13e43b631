import "./consent-banner.css";
import "./privacy-controls.css";
import type { AudienceTable } from "@stagelight/core";
import { StagelightError } from "@stagelight/core/config";
import { renderTemplate, unescapeHTML } from "astro/runtime/server/index.js";
import site from "virtual:stagelight/site";
import { BANNER_SLOT } from "../anywhere/dialog-data.ts";
import { PURPOSES } from "@stagelight/core";
import { filled, markup } from "../consent-ui/html.ts";
import { type Options, type PrivacyProps, readOptions } from "../consent-ui/options.ts";
import { component } from "./component.ts";
import { renderTailored } from "./tailored.ts";

/** Properties of `<ConsentBanner>`. */
export interface ConsentBannerProps extends PrivacyProps<"banner"> {
  /** Address of the site's privacy page. */
  privacy?: string;
}

/** Who was not asked yet, or so long ago that it is time to ask again. */
const NOT_ASKED: AudienceTable = ["consent.t", "-"];

/**
 * Asks for consent, in a region at the foot of the window that leaves the page usable. It is there
 * before the first paint for those who were not asked yet, and for nobody else. Its third button
 * opens `<PrivacySettings>`, which must be on the page. Shows nothing where the config says
 * `consent.mode: "implied"`.
 */
export const ConsentBanner = component<ConsentBannerProps>(async (props, _slots, page, context) => {
  const options = readOptions("banner", props, context, "<ConsentBanner>");
  if (site.platform) {
    throw new StagelightError("component-invalid", "<ConsentBanner> does not fit.", [
      {
        path: "consent.platform",
        expected: "one banner that asks the visitor",
        found: `${JSON.stringify(site.platform)} in stagelight.config.ts, and <ConsentBanner> in the page`,
        help: "Remove <ConsentBanner>: the platform asks. Or remove consent.platform from the config.",
      },
    ]);
  }
  if (site.store) return undefined;
  const content = banner(options, props.privacy);
  const part = {
    name: "banner",
    slot: () => renderTemplate`${unescapeHTML(content.html)}`,
    table: NOT_ASKED,
  };
  // Always as on a static page: only the browser knows who is to be asked.
  return renderTailored({ ...page, visitor: undefined, name: BANNER_SLOT }, [part], undefined);
});

function banner(options: Options<"banner">, privacy: string | undefined) {
  const { words, texts, purposes, language, lang, classes } = options;
  const shorts = purposes.flatMap((id) => [
    words.purposes[id].short,
    ...(id === "marketing" && site.referral ? [texts.referral.short] : []),
  ]);
  const list = new Intl.ListFormat(lang).format(shorts);
  const link = privacy === undefined ? "" : markup` <a href="${privacy}">${words.privacy}</a>`;
  const all = purposes.length === PURPOSES.length ? "all" : purposes.join(" ");
  return markup`<section${{ html: classes("stagelight-banner") + language }}
    aria-labelledby="stagelight-banner-title" data-stagelight-stack="consent">
    <div class="stagelight-banner-scroll">
      <h2 id="stagelight-banner-title" class="stagelight-title">${words.title}</h2>
      <p>${filled(words.body, { purposes: list, settings: texts.settings.button })}${link}</p>
      <div class="stagelight-buttons">
        <button type="button" class="stagelight-button" data-stagelight-consent="none">${words.refuse}</button>
        <button type="button" class="stagelight-button" data-stagelight-consent="${all}">${words.accept}</button>
      </div>
      <div class="stagelight-banner-more">
        <button type="button" class="stagelight-quiet-button" data-stagelight-dialog=""
          aria-haspopup="dialog">${words.choose}</button>
        <p class="stagelight-gpc" data-stagelight-gpc hidden>${words.gpc}</p>
      </div>
    </div>
  </section>`;
}
