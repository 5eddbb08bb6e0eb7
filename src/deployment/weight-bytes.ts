/** A layer's numbers as little-endian 32-bit floats: kernel [inputs, units], then bias [units]. */
export function weightBytes({ kernel, bias }: { kernel: Float32Array; bias: Float32Array }): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4 * (kernel.length + bias.length));
  const view = new DataView(bytes.buffer);
  kernel.forEach((value, index) => view.setFloat32(4 * index, value, true));
  bias.forEach((value, index) => view.setFloat32(4 * (kernel.length + index), value, true));
  return bytes;
}
