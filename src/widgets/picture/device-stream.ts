import { err, ok, type Failure, type Outcome } from "../../experiment/failure";

export type Device = "camera" | "microphone";

const wishes: Readonly<Record<Device, MediaStreamConstraints>> = {
  camera: { video: { width: { ideal: 640 }, height: { ideal: 480 }, facingMode: "user" }, audio: false },
  // As it sounds in the room: what makes speech clearer takes other sounds away.
  microphone: {
    audio: { channelCount: { ideal: 1 }, echoCancellation: false, noiseSuppression: false, autoGainControl: false },
    video: false,
  },
};

/** Chromium tells whether the page around a frame lends it a device. */
interface PolicyDocument {
  readonly featurePolicy?: { allowsFeature(feature: string): boolean };
}

/**
 * Asks the browser, which asks its user, for a camera or a microphone. Fails with "device/insecure", "device/frame",
 * "device/refused", "device/none" or "device/busy". The caller stops the stream (`stopStream`).
 */
export async function openDevice(device: Device): Promise<Outcome<MediaStream>> {
  const fail = (code: Failure["code"]) => err({ code, values: { device } });
  const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
  const isFramed = window.parent !== window;
  if ((document as PolicyDocument).featurePolicy?.allowsFeature(device) === false) return fail("device/frame");
  if (!mediaDevices) return fail(isFramed ? "device/frame" : "device/insecure");
  try {
    return ok(await mediaDevices.getUserMedia(wishes[device]));
  } catch (error) {
    const name = error instanceof DOMException ? error.name : "";
    if (name === "NotAllowedError" || name === "SecurityError")
      return fail(isFramed ? "device/frame" : "device/refused");
    if (name === "NotFoundError" || name === "OverconstrainedError") return fail("device/none");
    return fail("device/busy");
  }
}

/** The device is free again, and its light goes out. */
export function stopStream(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
