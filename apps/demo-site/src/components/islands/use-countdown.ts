import { useCallback, useEffect, useState } from "react";

interface Countdown {
  readonly left: number;
  readonly state: "ready" | "running" | "paused" | "over";
  start(): void;
  pause(): void;
  reset(): void;
}

/** Counts whole seconds down by the clock, so a tab that slept catches up. */
export function useCountdown(seconds: number): Countdown {
  const [left, setLeft] = useState(seconds);
  const [end, setEnd] = useState<number>();

  const reset = useCallback(() => {
    setEnd(undefined);
    setLeft(seconds);
  }, [seconds]);

  useEffect(reset, [reset]);

  useEffect(() => {
    if (end === undefined) return;
    const ticking = setInterval(() => {
      const rest = Math.max(0, Math.ceil((end - Date.now()) / 1000));
      setLeft(rest);
      if (rest === 0) setEnd(undefined);
    }, 200);
    return () => clearInterval(ticking);
  }, [end]);

  const atRest = left === 0 ? "over" : left === seconds ? "ready" : "paused";
  return {
    left,
    state: end === undefined ? atRest : "running",
    start: () => setEnd(Date.now() + left * 1000),
    pause: () => setEnd(undefined),
    reset,
  };
}
