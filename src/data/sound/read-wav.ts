import { err, ok, type Outcome } from "../../experiment/failure";
import { archiveLimits } from "../archive/limits";

/** One channel, in −1 to 1. */
export interface Sound {
  readonly samples: Float32Array<ArrayBuffer>;
  readonly sampleRateHz: number;
}

const pcm = 1;
const floating = 3;
/** The format proper then stands in the first two bytes of a GUID. */
const extensible = 0xfffe;

/**
 * Reads a WAV file: whole numbers of 8, 16, 24 or 32 bits, or 32-bit floating point; several channels become their mean.
 * Fails with "sound/not-wav", "sound/broken", "sound/format" (values.format, values.bits), "sound/empty" or "sound/too-long".
 * Source: Microsoft and IBM, Multimedia Programming Interface and Data Specifications 1.0; Microsoft, WAVEFORMATEXTENSIBLE.
 */
export function readWav(bytes: Uint8Array): Outcome<Sound> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const name = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (name(0) !== "RIFF" || name(8) !== "WAVE") return err({ code: "sound/not-wav" });
  let format: { kind: number; channels: number; sampleRateHz: number; bits: number } | null = null;
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true);
    const start = at + 8;
    if (name(at) === "fmt " && length >= 16 && start + length <= bytes.length) {
      const kind = view.getUint16(start, true);
      format = {
        kind: kind === extensible && length >= 26 ? view.getUint16(start + 24, true) : kind,
        channels: view.getUint16(start + 2, true),
        sampleRateHz: view.getUint32(start + 4, true),
        bits: view.getUint16(start + 14, true),
      };
    }
    if (name(at) === "data") {
      if (!format) return err({ code: "sound/broken" });
      // A recording that was cut off, or streamed, states more than there is.
      return samplesOf(
        new DataView(view.buffer, view.byteOffset + start, Math.min(length, bytes.length - start)),
        format,
      );
    }
    // Chunks begin at even places.
    at = start + length + (length & 1);
  }
  return err({ code: "sound/broken" });
}

function samplesOf(
  data: DataView,
  { kind, channels, sampleRateHz, bits }: { kind: number; channels: number; sampleRateHz: number; bits: number },
): Outcome<Sound> {
  const read = kind === pcm ? wholeNumbers[bits] : kind === floating && bits === 32 ? floats : undefined;
  if (!read) return err({ code: "sound/format", values: { format: kind, bits } });
  if (channels < 1 || channels > 64 || sampleRateHz < 1000 || sampleRateHz > 384_000)
    return err({ code: "sound/broken" });
  const bytesEach = bits / 8;
  const length = Math.floor(data.byteLength / (bytesEach * channels));
  if (length === 0) return err({ code: "sound/empty" });
  const limit = archiveLimits.soundSeconds;
  if (length > limit * sampleRateHz) return err({ code: "sound/too-long", values: { limit } });
  const samples = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += read(data, (i * channels + channel) * bytesEach);
    const mean = sum / channels;
    samples[i] = Number.isFinite(mean) ? Math.min(1, Math.max(-1, mean)) : 0;
  }
  return ok({ samples, sampleRateHz });
}

type ReadSample = (data: DataView, at: number) => number;

/** By bits; of 8 bits, 128 is silence. */
const wholeNumbers: Readonly<Record<number, ReadSample>> = {
  8: (data, at) => (data.getUint8(at) - 128) / 128,
  16: (data, at) => data.getInt16(at, true) / 32_768,
  24: (data, at) => ((data.getInt8(at + 2) << 16) | data.getUint16(at, true)) / 8_388_608,
  32: (data, at) => data.getInt32(at, true) / 2_147_483_648,
};
const floats: ReadSample = (data, at) => data.getFloat32(at, true);
