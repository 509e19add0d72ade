let context: AudioContext | undefined;

/** Two soft notes, a fourth apart. Nothing where the browser lets no page sound before it was touched. */
export async function chime(): Promise<void> {
  context ??= new AudioContext();
  if (context.state === 'suspended') await context.resume();
  note(context, 587.33, 0);
  note(context, 783.99, 0.11);
}

/** A note that swells and dies away, begun so many seconds from now. */
function note(audio: AudioContext, hertz: number, after: number): void {
  const begin = audio.currentTime + after;
  const tone = audio.createOscillator();
  const loudness = audio.createGain();
  tone.type = 'sine';
  tone.frequency.value = hertz;
  loudness.gain.setValueAtTime(0, begin);
  loudness.gain.linearRampToValueAtTime(0.12, begin + 0.015);
  loudness.gain.exponentialRampToValueAtTime(0.0001, begin + 0.5);
  tone.connect(loudness).connect(audio.destination);
  tone.start(begin);
  tone.stop(begin + 0.55);
}
