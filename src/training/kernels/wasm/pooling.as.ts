import { at, fillZero } from "./convolution.as";

// Pooling over windows, and its gradients. The geometry is that of convolution.as.ts.

/** The largest number of every window (what is no number is passed over), or (`average`) the mean of what of it lies in the picture. */
export function pool(geometry: usize, average: bool, x: usize, y: usize): void {
  const inHeight = at(geometry, 1);
  const inWidth = at(geometry, 2);
  const channels = at(geometry, 3);
  const outHeight = at(geometry, 4);
  const outWidth = at(geometry, 5);
  const filterHeight = at(geometry, 7);
  const filterWidth = at(geometry, 8);
  const pixel: usize = (<usize>channels) << 2;
  const full: usize = (<usize>(channels & ~3)) << 2;
  const start: f32 = average ? 0 : -Infinity;
  for (let b: i32 = 0; b < at(geometry, 0); b++) {
    const picture: usize = x + <usize>(b * inHeight * inWidth) * pixel;
    for (let oy: i32 = 0; oy < outHeight; oy++) {
      for (let ox: i32 = 0; ox < outWidth; ox++) {
        let count: i32 = 0;
        let c: usize = 0;
        for (; c < full; c += 16) v128.store(y + c, f32x4.splat(start));
        for (; c < pixel; c += 4) store<f32>(y + c, start);
        for (let fy: i32 = 0; fy < filterHeight; fy++) {
          const iy: i32 = oy * at(geometry, 9) - at(geometry, 13) + fy * at(geometry, 11);
          if (iy < 0 || iy >= inHeight) continue;
          for (let fx: i32 = 0; fx < filterWidth; fx++) {
            const ix: i32 = ox * at(geometry, 10) - at(geometry, 14) + fx * at(geometry, 12);
            if (ix < 0 || ix >= inWidth) continue;
            const from: usize = picture + <usize>(iy * inWidth + ix) * pixel;
            count++;
            for (c = 0; c < full; c += 16) {
              const before = v128.load(y + c);
              const value = v128.load(from + c);
              v128.store(y + c, average ? f32x4.add(before, value) : f32x4.pmax(before, value));
            }
            for (; c < pixel; c += 4) {
              const before: f32 = load<f32>(y + c);
              const value: f32 = load<f32>(from + c);
              store<f32>(y + c, average ? before + value : value > before ? value : before);
            }
          }
        }
        if (average) {
          const part: f32 = 1 / <f32>count;
          for (c = 0; c < full; c += 16) v128.store(y + c, f32x4.mul(v128.load(y + c), f32x4.splat(part)));
          for (; c < pixel; c += 4) store<f32>(y + c, load<f32>(y + c) * part);
        }
        y += pixel;
      }
    }
  }
}

/** Every window's slope goes to its largest number, the first of equals; a window of no numbers passes nothing on. */
export function maxPoolGradient(geometry: usize, x: usize, dy: usize, dx: usize): void {
  const inHeight = at(geometry, 1);
  const inWidth = at(geometry, 2);
  const channels = at(geometry, 3);
  const outHeight = at(geometry, 4);
  const outWidth = at(geometry, 5);
  const pixel: usize = (<usize>channels) << 2;
  fillZero(dx, at(geometry, 0) * inHeight * inWidth * channels);
  for (let b: i32 = 0; b < at(geometry, 0); b++) {
    const picture: usize = <usize>(b * inHeight * inWidth) * pixel;
    for (let oy: i32 = 0; oy < outHeight; oy++) {
      const y0: i32 = oy * at(geometry, 9) - at(geometry, 13);
      for (let ox: i32 = 0; ox < outWidth; ox++) {
        const x0: i32 = ox * at(geometry, 10) - at(geometry, 14);
        maxWindow(geometry, x + picture, dx + picture, y0, x0, inHeight, inWidth, channels, dy);
        dy += pixel;
      }
    }
  }
}

function maxWindow(
  geometry: usize,
  x: usize,
  dx: usize,
  y0: i32,
  x0: i32,
  inHeight: i32,
  inWidth: i32,
  channels: i32,
  dy: usize,
): void {
  const filterHeight = at(geometry, 7);
  const filterWidth = at(geometry, 8);
  const dilationHeight = at(geometry, 11);
  const dilationWidth = at(geometry, 12);
  const pixel: usize = (<usize>channels) << 2;
  let c: i32 = 0;
  for (; c < (channels & ~3); c += 4) {
    let best = f32x4.splat(-Infinity);
    let where = i32x4.splat(-1); // offset of the pixel
    for (let fy: i32 = 0; fy < filterHeight; fy++) {
      const iy: i32 = y0 + fy * dilationHeight;
      if (iy < 0 || iy >= inHeight) continue;
      for (let fx: i32 = 0; fx < filterWidth; fx++) {
        const ix: i32 = x0 + fx * dilationWidth;
        if (ix < 0 || ix >= inWidth) continue;
        const place: i32 = iy * inWidth + ix;
        const value = v128.load(x + <usize>place * pixel + ((<usize>c) << 2));
        const larger = f32x4.gt(value, best);
        best = v128.bitselect(value, best, larger);
        where = v128.bitselect(i32x4.splat(place), where, larger);
      }
    }
    const slope: usize = dy + ((<usize>c) << 2);
    const to: usize = dx + ((<usize>c) << 2);
    give(to, i32x4.extract_lane(where, 0), pixel, slope);
    give(to + 4, i32x4.extract_lane(where, 1), pixel, slope + 4);
    give(to + 8, i32x4.extract_lane(where, 2), pixel, slope + 8);
    give(to + 12, i32x4.extract_lane(where, 3), pixel, slope + 12);
  }
  for (; c < channels; c++) {
    let best: f32 = -Infinity;
    let where: i32 = -1;
    for (let fy: i32 = 0; fy < filterHeight; fy++) {
      const iy: i32 = y0 + fy * dilationHeight;
      if (iy < 0 || iy >= inHeight) continue;
      for (let fx: i32 = 0; fx < filterWidth; fx++) {
        const ix: i32 = x0 + fx * dilationWidth;
        if (ix < 0 || ix >= inWidth) continue;
        const place: i32 = iy * inWidth + ix;
        const value: f32 = load<f32>(x + <usize>place * pixel + ((<usize>c) << 2));
        if (value > best) {
          best = value;
          where = place;
        }
      }
    }
    give(dx + ((<usize>c) << 2), where, pixel, dy + ((<usize>c) << 2));
  }
}

function give(to: usize, place: i32, pixel: usize, slope: usize): void {
  if (place < 0) return;
  const target: usize = to + <usize>place * pixel;
  store<f32>(target, load<f32>(target) + load<f32>(slope));
}

/** Every window's slope in equal parts to all its places, those of the padding included, as on tfjs's other backends. */
export function averagePoolGradient(geometry: usize, dy: usize, dx: usize): void {
  const inHeight = at(geometry, 1);
  const inWidth = at(geometry, 2);
  const channels = at(geometry, 3);
  const outHeight = at(geometry, 4);
  const outWidth = at(geometry, 5);
  const filterHeight = at(geometry, 7);
  const filterWidth = at(geometry, 8);
  const pixel: usize = (<usize>channels) << 2;
  const part: f32 = 1 / <f32>(filterHeight * filterWidth);
  fillZero(dx, at(geometry, 0) * inHeight * inWidth * channels);
  for (let b: i32 = 0; b < at(geometry, 0); b++) {
    const picture: usize = dx + <usize>(b * inHeight * inWidth) * pixel;
    for (let oy: i32 = 0; oy < outHeight; oy++) {
      for (let ox: i32 = 0; ox < outWidth; ox++) {
        for (let fy: i32 = 0; fy < filterHeight; fy++) {
          const iy: i32 = oy * at(geometry, 9) - at(geometry, 13) + fy * at(geometry, 11);
          if (iy < 0 || iy >= inHeight) continue;
          for (let fx: i32 = 0; fx < filterWidth; fx++) {
            const ix: i32 = ox * at(geometry, 10) - at(geometry, 14) + fx * at(geometry, 12);
            if (ix < 0 || ix >= inWidth) continue;
            let to: usize = picture + <usize>(iy * inWidth + ix) * pixel;
            let from: usize = dy;
            const end: usize = from + ((<usize>(channels & ~3)) << 2);
            while (from < end) {
              v128.store(to, f32x4.add(v128.load(to), f32x4.mul(v128.load(from), f32x4.splat(part))));
              from += 16;
              to += 16;
            }
            for (let c: i32 = channels & 3; c > 0; c--) {
              store<f32>(to, load<f32>(to) + load<f32>(from) * part);
              from += 4;
              to += 4;
            }
          }
        }
        dy += pixel;
      }
    }
  }
}
