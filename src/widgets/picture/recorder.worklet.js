// Runs beside the page, where sound comes in: hands on what the microphone gives, 128 samples at a time.
class Recorder extends AudioWorkletProcessor {
  process([[samples] = []]) {
    if (samples) this.port.postMessage(samples.slice());
    return true;
  }
}
registerProcessor("recorder", Recorder);
