/** A bowl seen from above: the tea darkens and the ring closes as it steeps. */
export function TeaBowl({ part }: { part: number }) {
  return (
    <svg className="bowl" viewBox="0 0 120 120" width="120" height="120" aria-hidden="true">
      <circle cx="60" cy="60" r="55" fill="none" stroke="var(--seam)" strokeWidth="5" />
      <circle
        cx="60"
        cy="60"
        r="55"
        fill="none"
        stroke="var(--persimmon)"
        strokeWidth="5"
        strokeLinecap="round"
        pathLength="1"
        strokeDasharray={`${part} 1`}
        opacity={part > 0 ? 1 : 0}
        transform="rotate(-90 60 60)"
      />
      <circle cx="60" cy="60" r="47" fill="var(--glaze)" />
      <circle cx="60" cy="60" r="41" fill="var(--glaze-lit)" />
      <circle cx="60" cy="60" r="38" fill="var(--liquor)" opacity={0.25 + part * 0.75} />
      <path
        d="M44 76C34 66 38 48 58 44 62 62 58 74 44 76ZM44 76Q50 62 56 50"
        fill="var(--shoot)"
        stroke="var(--shoot-deep)"
        strokeWidth="1.2"
      />
    </svg>
  );
}
