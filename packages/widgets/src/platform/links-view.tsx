import type { PublicLink } from "@stagelight/core/review";
import type { ReactElement } from "react";

interface LinksProps {
  readonly label: string;
  readonly links: readonly PublicLink[];
  readonly follow: (id: string) => void;
}

/** Where else people can review: the same for everybody. It is told nothing of what was answered. */
export function Links({ label, links, follow }: LinksProps): ReactElement | null {
  return links.length > 0 ? (
    <div className="field">
      <h3 className="label" id="links">
        {label}
      </h3>
      <ul className="links" part="links" aria-labelledby="links">
        {links.map(({ id, url, label }) => (
          <li key={id}>
            <a
              className="button link"
              part="link"
              href={url}
              target="_blank"
              rel="noopener noreferrer"
              onClick={() => follow(id)}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </div>
  ) : null;
}
