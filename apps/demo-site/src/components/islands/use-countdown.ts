import { useCallback, useEffect, useState } from "react";

export interface Countdown {
  readonly left: number;
  readonly state: "ready" | "running" | "paused" | "over";
  start(): void;
  pause(): void;
  reset(): void;
}

/** Counts whole seconds down by the clock, so a tab that slept catches up. */
export function useCountdown(seconds: number): Countdown {
  const [left, setLeft] = useState(seconds);
  const [state, setState] = useState<Countdown["state"]>("ready");

  const reset = useCallback(() => {
    setState("ready");
    setLeft(seconds);
  }, [seconds]);

  useEffect(reset, [reset]);

  useEffect(() => {
    if (state !== "running") return;
    const end = Date.now() + left * 1000;
    const ticking = setInterval(() => {
      const rest = Math.max(0, Math.ceil((end - Date.now()) / 1000));
      setLeft(rest);
      if (rest === 0) setState("over");
    }, 200);
    return () => clearInterval(ticking);
    // The end is fixed when the countdown starts; ticks must not move it.
  }, [state]);

  return { left, state, start: () => setState("running"), pause: () => setState("paused"), reset };
}
