/** Two short notes; nothing where a page may make none. */
export function beep(): void {
  try {
    const context = new AudioContext();
    const gain = context.createGain();
    gain.gain.value = 0.06;
    gain.connect(context.destination);
    for (const [at, frequency] of [660, 880].entries()) {
      const note = context.createOscillator();
      note.frequency.value = frequency;
      note.connect(gain);
      note.start(context.currentTime + at * 0.12);
      note.stop(context.currentTime + at * 0.12 + 0.1);
      if (at) note.onended = () => void context.close();
    }
  } catch {}
}
