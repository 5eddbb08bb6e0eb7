import { sampleRateHz } from "./made-sound";

export type Recorded = { readonly samples: Float32Array<ArrayBuffer> } | { readonly problem: "refused" | "absent" };

const lengthMs = 1200;

/** Records the microphone for a second and lets go of it. @param signal ends the recording; it then gives what there is */
export async function recordSecond(signal: AbortSignal): Promise<Recorded> {
  if (!("mediaDevices" in navigator) || typeof MediaRecorder === "undefined") return { problem: "absent" };
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch (error) {
    const refused =
      error instanceof DOMException && (error.name === "NotAllowedError" || error.name === "SecurityError");
    return { problem: refused ? "refused" : "absent" };
  }
  try {
    const recorder = new MediaRecorder(stream);
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    const ended = new Promise<void>((resolve) => (recorder.onstop = () => resolve()));
    recorder.start();
    const stop = () => recorder.state !== "inactive" && recorder.stop();
    const timer = setTimeout(stop, lengthMs);
    signal.addEventListener("abort", stop);
    await ended;
    clearTimeout(timer);
    const context = new OfflineAudioContext(1, sampleRateHz, sampleRateHz);
    const sound = await context.decodeAudioData(await new Blob(parts).arrayBuffer());
    return { samples: sound.getChannelData(0).slice() };
  } catch {
    // A recording that cannot be decoded is none: a browser without the codec it records with, or one cut off at once.
    return { problem: "absent" };
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}
