import { newsletterGallery } from "./newsletter/newsletter-gallery.ts";
import type { GalleryWidget } from "./platform/gallery.ts";

export type { GallerySettings, GalleryState, GalleryWidget } from "./platform/gallery.ts";

/** Every widget in every state, to be looked at: its own view, given the state. A widget has a line here. */
export const GALLERY: readonly GalleryWidget[] = [newsletterGallery];
