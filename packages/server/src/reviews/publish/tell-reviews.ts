import type {
  ReviewListAnswer,
  ReviewSummariesAnswer,
  TestimonialsAnswer,
} from "@stagelight/core/endpoints";
import { RequestProblem } from "../../http/problem.ts";
import type { Services } from "../../http/route.ts";
import type { PublicAnswer } from "./answer-publicly.ts";
import { findReviews } from "./find-reviews.ts";
import { localeIn, MOST, mostIn, productIn, readListQuery } from "./list-query.ts";
import { momentary } from "./momentary.ts";
import { namesOf, reviewedProducts } from "./products.ts";
import { summariesOf, summaryOf } from "./summary.ts";
import { findTestimonials } from "./testimonials.ts";
import { toldReviews } from "./told-reviews.ts";

type Reading = Pick<Services, "store" | "links">;

/**
 * A page of reviews. Without a product it is one of all reviews of the site, each with its product: what
 * a build reads.
 *
 * @throws RequestProblem `body-invalid`
 */
export function tellReviews(services: Reading, parameters: URLSearchParams): PublicAnswer {
  const { links } = services;
  const { read } = services.store;
  const query = readListQuery(parameters);
  const { product } = query;
  return {
    key: JSON.stringify(["reviews", query]),
    async work(): Promise<ReviewListAnswer> {
      const { reviews, next } = await findReviews(read, query);
      // All reviews are counted for it: once for all pages and filters that somebody leafs through.
      const { summary, ...tallied } = await momentary(
        services,
        JSON.stringify(["summary", product]),
        () => summaryOf(read, product),
      );
      return {
        // An average over different things says nothing.
        ...(product !== undefined && { product, ...(await nameIn(read, product)), summary }),
        ...tallied,
        reviews: await toldReviews(read, links, reviews),
        ...(next !== undefined && { next }),
      };
    },
  };
}

async function nameIn(read: Services["store"]["read"], product: string) {
  const name = (await namesOf(read, [product])).get(product);
  return name === undefined ? {} : { name };
}

/**
 * What is said of the reviews of the products that are named, or of all that have some, page by page: for
 * lists of products.
 *
 * @throws RequestProblem `body-invalid`
 */
export function tellSummaries(
  { store: { read } }: Reading,
  parameters: URLSearchParams,
): PublicAnswer {
  const named = parameters.getAll("product").filter(Boolean);
  if (named.length > MOST) {
    throw new RequestProblem("body-invalid", { detail: `Name ${MOST} products at most.` });
  }
  const wanted = [...new Set(named.flatMap((each) => productIn(each) ?? []))].toSorted();
  const after = productIn(parameters.get("after") ?? undefined) ?? "";
  return {
    key: JSON.stringify(["summaries", wanted, after]),
    async work(): Promise<ReviewSummariesAnswer> {
      const { products, next } =
        wanted.length > 0 ? { products: wanted } : await reviewedProducts(read, after, MOST);
      const names = await namesOf(read, products);
      const said = [...(await summariesOf(read, products))].map(([product, all]) => {
        const name = names.get(product);
        return { product, ...(name !== undefined && { name }), ...all };
      });
      return { products: said, ...(next !== undefined && { next }) };
    },
  };
}

/**
 * What the shop has picked.
 *
 * @throws RequestProblem `body-invalid`
 */
export function tellTestimonials(
  { store: { read }, links }: Reading,
  parameters: URLSearchParams,
): PublicAnswer {
  const given = (name: string): string | undefined => parameters.get(name) || undefined;
  const product = productIn(given("product"));
  const locale = localeIn(given("locale"));
  const query = {
    ...(product !== undefined && { product }),
    ...(locale !== undefined && { locale }),
    most: mostIn(given("most")),
  };
  return {
    key: JSON.stringify(["testimonials", query]),
    async work(): Promise<TestimonialsAnswer> {
      const reviews = await toldReviews(read, links, await findTestimonials(read, query));
      return { reviews };
    },
  };
}
