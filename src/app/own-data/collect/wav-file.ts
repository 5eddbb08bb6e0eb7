/** Samples a second of what is recorded here: enough for speech. */
export const recordedRate = 16_000;

const headBytes = 44;

/** One channel of 16 bits as a WAV file. @param samples from -1 to 1; beyond, they are clipped */
export function wavFile(samples: Float32Array, rate = recordedRate): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(headBytes + 2 * samples.length);
  const view = new DataView(bytes.buffer);
  const name = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  name(0, "RIFF");
  view.setUint32(4, bytes.length - 8, true);
  name(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true); // plain numbers
  view.setUint16(22, 1, true); // one channel
  view.setUint32(24, rate, true);
  view.setUint32(28, 2 * rate, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  name(36, "data");
  view.setUint32(40, 2 * samples.length, true);
  samples.forEach((sample, at) =>
    view.setInt16(headBytes + 2 * at, Math.round(32_767 * Math.min(1, Math.max(-1, sample))), true),
  );
  return bytes;
}

/** The samples of a file that `wavFile` made. */
export function samplesOf(wav: Uint8Array<ArrayBuffer>): Float32Array {
  const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength);
  const count = Math.max(0, Math.floor((wav.length - headBytes) / 2));
  return Float32Array.from({ length: count }, (_, at) => view.getInt16(headBytes + 2 * at, true) / 32_767);
}

/** How loud a clip is, from 0 to 1, in `bars` equal stretches: its largest sample in each. */
export function loudness(samples: Float32Array, bars: number): number[] {
  const stretch = Math.max(1, Math.ceil(samples.length / bars));
  return Array.from({ length: bars }, (_, bar) =>
    samples
      .subarray(bar * stretch, (bar + 1) * stretch)
      .reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0),
  );
}
