import { ok, type Outcome } from "../../experiment/failure";
import { ClipRecorder } from "../picture/clip-recorder";

/**
 * Records the microphone for a second and lets go of it. Fails as `ClipRecorder.open` does.
 * @param signal ends it @returns 16,000 samples; null where it was ended before
 */
export async function recordSecond(signal: AbortSignal): Promise<Outcome<Float32Array<ArrayBuffer> | null>> {
  const opened = await ClipRecorder.open();
  if (!opened.ok) return opened;
  const recorder = opened.value;
  const close = () => recorder.close();
  signal.addEventListener("abort", close, { once: true });
  if (signal.aborted) close();
  const clip = signal.aborted ? null : await recorder.record(1);
  signal.removeEventListener("abort", close);
  if (!signal.aborted) close();
  return ok(clip?.samples ?? null);
}
