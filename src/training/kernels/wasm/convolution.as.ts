import { blockDepth, multiplyPanels, pack } from "./product.as";

// A convolution is a product of patches: each output pixel's window as a row [filterHeight · filterWidth · inChannels].
// The rows are laid out a block at a time in scratch memory, never all of them. Pictures are [batch, height, width,
// channels]. Every stride, padding and dilation is in the geometry, which JavaScript writes as whole numbers:
//   0 batch, 1 inHeight, 2 inWidth, 3 inChannels, 4 outHeight, 5 outWidth, 6 outChannels, 7 filterHeight, 8 filterWidth,
//   9 strideHeight, 10 strideWidth, 11 dilationHeight, 12 dilationWidth, 13 padTop, 14 padLeft

export function at(geometry: usize, index: i32): i32 {
  return load<i32>(geometry + ((<usize>index) << 2));
}

/** Pixels whose patches are laid out at a time: also the depth of one product of the filter's gradient. */
const blockRows: i32 = blockDepth;

function copy(from: usize, to: usize, count: i32): void {
  const end: usize = from + ((<usize>(count & ~3)) << 2);
  while (from < end) {
    v128.store(to, v128.load(from));
    from += 16;
    to += 16;
  }
  for (let i: i32 = count & 3; i > 0; i--) {
    store<f32>(to, load<f32>(from));
    from += 4;
    to += 4;
  }
}

function addTo(from: usize, to: usize, count: i32): void {
  const end: usize = from + ((<usize>(count & ~3)) << 2);
  while (from < end) {
    v128.store(to, f32x4.add(v128.load(to), v128.load(from)));
    from += 16;
    to += 16;
  }
  for (let i: i32 = count & 3; i > 0; i--) {
    store<f32>(to, load<f32>(to) + load<f32>(from));
    from += 4;
    to += 4;
  }
}

function clear(to: usize, count: i32): void {
  const end: usize = to + ((<usize>(count & ~3)) << 2);
  while (to < end) {
    v128.store(to, f32x4.splat(0));
    to += 16;
  }
  for (let i: i32 = count & 3; i > 0; i--) {
    store<f32>(to, 0);
    to += 4;
  }
}

/** Numbers 0 to 3 or more zeros at `to`. */
export function fillZero(to: usize, count: i32): void {
  clear(to, count);
}

/** The patches of output pixels first … first + rows − 1, from x (`spread` false), or added back onto x (true). */
function patches(geometry: usize, x: usize, first: i32, rows: i32, patch: usize, spread: bool): void {
  const inHeight = at(geometry, 1);
  const inWidth = at(geometry, 2);
  const channels = at(geometry, 3);
  const outHeight = at(geometry, 4);
  const outWidth = at(geometry, 5);
  const filterHeight = at(geometry, 7);
  const filterWidth = at(geometry, 8);
  const strideHeight = at(geometry, 9);
  const strideWidth = at(geometry, 10);
  const dilationHeight = at(geometry, 11);
  const dilationWidth = at(geometry, 12);
  const top = at(geometry, 13);
  const left = at(geometry, 14);
  const pixelBytes: usize = (<usize>channels) << 2;
  const rowBytes: usize = pixelBytes * <usize>inWidth;
  let ox: i32 = first % outWidth;
  let oy: i32 = (first / outWidth) % outHeight;
  let picture: usize = x + <usize>(first / (outWidth * outHeight)) * rowBytes * <usize>inHeight;
  for (let row: i32 = 0; row < rows; row++) {
    const x0: i32 = ox * strideWidth - left;
    const whole: bool = dilationWidth == 1 && x0 >= 0 && x0 + filterWidth <= inWidth;
    for (let fy: i32 = 0; fy < filterHeight; fy++) {
      const y: i32 = oy * strideHeight - top + fy * dilationHeight;
      if (y < 0 || y >= inHeight) {
        if (!spread) clear(patch, filterWidth * channels);
        patch += pixelBytes * <usize>filterWidth;
        continue;
      }
      const line: usize = picture + <usize>y * rowBytes;
      if (whole) {
        const from: usize = line + <usize>x0 * pixelBytes;
        if (spread) addTo(patch, from, filterWidth * channels);
        else copy(from, patch, filterWidth * channels);
        patch += pixelBytes * <usize>filterWidth;
        continue;
      }
      for (let fx: i32 = 0; fx < filterWidth; fx++) {
        const across: i32 = x0 + fx * dilationWidth;
        if (across < 0 || across >= inWidth) {
          if (!spread) clear(patch, channels);
        } else if (spread) addTo(patch, line + <usize>across * pixelBytes, channels);
        else copy(line + <usize>across * pixelBytes, patch, channels);
        patch += pixelBytes;
      }
    }
    if (++ox == outWidth) {
      ox = 0;
      if (++oy == outHeight) {
        oy = 0;
        picture += rowBytes * <usize>inHeight;
      }
    }
  }
}

function patchSize(geometry: usize): i32 {
  return at(geometry, 7) * at(geometry, 8) * at(geometry, 3);
}

function outPixels(geometry: usize): i32 {
  return at(geometry, 0) * at(geometry, 4) * at(geometry, 5);
}

function upToEight(count: i32): i32 {
  return (count + 7) & ~7;
}

/** Bytes of the scratch memory that the three functions below need. */
export function convolutionScratch(geometry: usize): i32 {
  const patch = patchSize(geometry);
  const channels = at(geometry, 6);
  const panels = max(max(patch * upToEight(channels), channels * upToEight(patch)), blockRows * upToEight(channels));
  return 4 * (panels + blockRows * patch) + blockDepth * 16 + 128;
}

/** y [pixels, outChannels] = patches × filter [patch, outChannels]. */
export function convolve(geometry: usize, x: usize, filter: usize, y: usize, scratch: usize): void {
  const patch = patchSize(geometry);
  const channels = at(geometry, 6);
  const pixels = outPixels(geometry);
  const yRow: usize = (<usize>channels) << 2;
  const panels: usize = scratch + <usize>(blockDepth * 16 + 128);
  const wide: usize = (<usize>upToEight(channels)) << 2;
  const rows: usize = panels + <usize>patch * wide;
  for (let k: i32 = 0; k < patch; k += blockDepth)
    pack(min(blockDepth, patch - k), channels, filter + <usize>k * yRow, yRow, 4, panels + <usize>k * wide);
  for (let i: i32 = 0; i < pixels; i += blockRows) {
    const count: i32 = min(blockRows, pixels - i);
    const to: usize = y + <usize>i * yRow;
    patches(geometry, x, i, count, rows, false);
    for (let k: i32 = 0; k < patch; k += blockDepth) {
      const deep: i32 = min(blockDepth, patch - k);
      const from: usize = rows + ((<usize>k) << 2);
      const packed: usize = panels + <usize>k * wide;
      multiplyPanels(
        count,
        channels,
        deep,
        from,
        (<usize>patch) << 2,
        4,
        packed,
        (<usize>deep) << 5,
        to,
        yRow,
        k > 0,
        scratch,
      );
    }
  }
}

/** The filter's gradient [patch, outChannels] = patchesᵀ × dy [pixels, outChannels]. */
export function filterGradient(geometry: usize, x: usize, dy: usize, dfilter: usize, scratch: usize): void {
  const patch = patchSize(geometry);
  const channels = at(geometry, 6);
  const pixels = outPixels(geometry);
  const yRow: usize = (<usize>channels) << 2;
  const panels: usize = scratch + <usize>(blockDepth * 16 + 128);
  const rows: usize = panels + <usize>(blockRows * upToEight(channels) * 4);
  if (pixels == 0) clear(dfilter, patch * channels);
  for (let i: i32 = 0; i < pixels; i += blockRows) {
    const count: i32 = min(blockRows, pixels - i);
    patches(geometry, x, i, count, rows, false);
    pack(count, channels, dy + <usize>i * yRow, yRow, 4, panels);
    multiplyPanels(
      patch,
      channels,
      count,
      rows,
      4,
      (<usize>patch) << 2,
      panels,
      (<usize>count) << 5,
      dfilter,
      yRow,
      i > 0,
      scratch,
    );
  }
}

/** The picture's gradient: dy × filterᵀ gives the patches' gradients, which are added up where the patches lay. */
export function pictureGradient(geometry: usize, dy: usize, filter: usize, dx: usize, scratch: usize): void {
  const patch = patchSize(geometry);
  const channels = at(geometry, 6);
  const pixels = outPixels(geometry);
  const yRow: usize = (<usize>channels) << 2;
  const patchRow: usize = (<usize>patch) << 2;
  const panels: usize = scratch + <usize>(blockDepth * 16 + 128);
  const wide: usize = (<usize>upToEight(patch)) << 2;
  const rows: usize = panels + <usize>channels * wide;
  clear(dx, at(geometry, 0) * at(geometry, 1) * at(geometry, 2) * at(geometry, 3));
  for (let k: i32 = 0; k < channels; k += blockDepth)
    pack(min(blockDepth, channels - k), patch, filter + ((<usize>k) << 2), 4, yRow, panels + <usize>k * wide);
  for (let i: i32 = 0; i < pixels; i += blockRows) {
    const count: i32 = min(blockRows, pixels - i);
    for (let k: i32 = 0; k < channels; k += blockDepth) {
      const deep: i32 = min(blockDepth, channels - k);
      const from: usize = dy + <usize>i * yRow + ((<usize>k) << 2);
      const packed: usize = panels + <usize>k * wide;
      multiplyPanels(count, patch, deep, from, yRow, 4, packed, (<usize>deep) << 5, rows, patchRow, k > 0, scratch);
    }
    patches(geometry, dx, i, count, rows, true);
  }
}
