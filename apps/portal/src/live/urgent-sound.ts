import { signal } from '@preact/signals';

const kept = 'edoc.urgent-sound';

/** Whether an urgent document is heard; each browser keeps its own word on it. */
export const soundIsOn = signal(localStorage.getItem(kept) !== 'off');

export function switchSound(): void {
  soundIsOn.value = !soundIsOn.value;
  localStorage.setItem(kept, soundIsOn.value ? 'on' : 'off');
  if (soundIsOn.value) soundUrgent();
}

/** Before anybody has touched the page a browser lets nothing be heard. */
let touched = false;
for (const event of ['keydown', 'pointerdown']) {
  addEventListener(event, () => (touched = true), { once: true, capture: true, passive: true });
}

let context: AudioContext | undefined;

/** Two short tones, the second one higher. */
export function soundUrgent(): void {
  if (!soundIsOn.value || !touched || typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  void context.resume();
  const { currentTime } = context;
  tone(context, 660, currentTime);
  tone(context, 880, currentTime + 0.22);
}

function tone(audio: AudioContext, hertz: number, at: number): void {
  const oscillator = audio.createOscillator();
  const loudness = audio.createGain();
  oscillator.frequency.value = hertz;
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(0.2, at + 0.02);
  loudness.gain.linearRampToValueAtTime(0, at + 0.2);
  oscillator.connect(loudness).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.21);
}
