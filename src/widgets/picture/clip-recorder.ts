import type { Sound } from "../../data/sound/read-wav";
import { err, ok, type Outcome } from "../../experiment/failure";
import { openDevice, stopStream } from "./device-stream";
import recorderAddress from "./recorder.worklet.js?url";

/** Samples a second of what is recorded here: enough for speech. */
const recordedRate = 16_000;

/** Listens to a microphone: how loud it is now, and clips of a fixed length. Its maker closes it. */
export class ClipRecorder {
  #pieces: Float32Array<ArrayBuffer>[] = [];
  #held = 0;
  #wanted = 0;
  #done: ((samples: Float32Array<ArrayBuffer> | null) => void) | null = null;

  private constructor(
    private readonly context: AudioContext,
    private readonly stream: MediaStream,
    onlevel: (level: number) => void,
    node: AudioWorkletNode,
  ) {
    node.port.onmessage = ({ data }: MessageEvent<Float32Array<ArrayBuffer>>) => {
      onlevel(data.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0));
      if (this.#done) this.#take(data);
    };
    context.createMediaStreamSource(stream).connect(node);
  }

  /**
   * Asks for the microphone and listens to it. Fails as `openDevice` does.
   * @param onlevel the loudest of each 128 samples, some 350 times a second
   */
  static async open(onlevel: (level: number) => void = () => {}): Promise<Outcome<ClipRecorder>> {
    const stream = await openDevice("microphone");
    if (!stream.ok) return stream;
    const context = new AudioContext();
    try {
      await context.audioWorklet.addModule(recorderAddress);
      await context.resume();
      const node = new AudioWorkletNode(context, "recorder", { numberOfOutputs: 0, channelCount: 1 });
      return ok(new ClipRecorder(context, stream.value, onlevel, node));
    } catch {
      stopStream(stream.value);
      void context.close();
      return err({ code: "device/busy", values: { device: "microphone" } });
    }
  }

  /** The next `seconds` of sound, at `recordedRate`; null where it is closed before. */
  async record(seconds: number): Promise<Sound | null> {
    const { sampleRate } = this.context;
    const clip = await new Promise<Float32Array<ArrayBuffer> | null>((resolve) => {
      this.#pieces = [];
      this.#held = 0;
      this.#wanted = Math.round(seconds * sampleRate);
      this.#done = resolve;
    });
    if (!clip) return null;
    const samples = await resampled(clip, sampleRate, Math.round(seconds * recordedRate));
    return { samples, sampleRateHz: recordedRate };
  }

  #take(samples: Float32Array<ArrayBuffer>): void {
    this.#pieces.push(samples);
    this.#held += samples.length;
    if (this.#held < this.#wanted) return;
    const clip = new Float32Array(this.#held);
    let at = 0;
    for (const piece of this.#pieces) {
      clip.set(piece, at);
      at += piece.length;
    }
    const done = this.#done;
    this.#done = null;
    this.#pieces = [];
    done?.(clip.slice(0, this.#wanted));
  }

  close(): void {
    this.#done?.(null);
    this.#done = null;
    stopStream(this.stream);
    void this.context.close();
  }
}

/** As the browser resamples: without the high tones that a lower rate would turn into false ones. */
async function resampled(samples: Float32Array<ArrayBuffer>, rate: number, length: number) {
  if (rate === recordedRate) return samples;
  const offline = new OfflineAudioContext(1, length, recordedRate);
  const buffer = offline.createBuffer(1, samples.length, rate);
  buffer.copyToChannel(samples, 0);
  const source = offline.createBufferSource();
  source.buffer = buffer;
  source.connect(offline.destination);
  source.start();
  return (await offline.startRendering()).getChannelData(0);
}
