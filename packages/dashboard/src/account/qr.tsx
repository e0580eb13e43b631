import type { ReactElement } from "react";

interface QrProps {
  /** Modules of a side. */
  readonly size: number;
  /** The dark ones, as an SVG path whose unit is a module. */
  readonly path: string;
  readonly label: string;
}

/** A QR code: dark on white in every theme, as cameras want it, with four modules of white around it. */
export function Qr({ size, path, label }: QrProps): ReactElement {
  const side = size + 8;
  return (
    <svg className="qr" viewBox={`-4 -4 ${side} ${side}`} role="img" aria-label={label}>
      <rect x="-4" y="-4" width={side} height={side} className="qr-ground" />
      <path d={path} />
    </svg>
  );
}
