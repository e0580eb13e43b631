import type { APIRoute, GetStaticPaths } from "astro";
import { GALLERY, type GalleryWidget } from "@stagelight/widgets/gallery";
import { galleryMoment } from "../../data/gallery.ts";

export const getStaticPaths: GetStaticPaths = () =>
  GALLERY.map((widget) => ({ params: { widget: widget.name }, props: { widget } }));

/** The style sheet of a widget, once for all that the gallery shows of it. */
export const GET: APIRoute<{ widget: GalleryWidget }> = ({ props: { widget } }) => {
  const [first] = widget.states;
  const { css } = first!.render(galleryMoment(widget.name, "shop", "en"));
  return new Response(css, { headers: { "content-type": "text/css" } });
};
