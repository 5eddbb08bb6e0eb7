import { at, fillZero } from "./convolution.as";
import { multiplyAdd } from "./product.as";

// A depthwise convolution has a filter [filterHeight, filterWidth, channels, multiplier] for every channel by itself. The
// geometry is that of convolution.as.ts; outChannels = channels · multiplier. `kind` says what is computed from what:
const forward: i32 = 0; // y += x · filter
const byPicture: i32 = 1; // dx += dy · filter
const byFilter: i32 = 2; // dfilter += dy · x

/** x, filter and y as above, or their gradients: what `kind` computes is written, the others are read. */
export function depthwise(geometry: usize, kind: i32, x: usize, filter: usize, y: usize): void {
  const batch = at(geometry, 0);
  const inHeight = at(geometry, 1);
  const inWidth = at(geometry, 2);
  const channels = at(geometry, 3);
  const outHeight = at(geometry, 4);
  const outWidth = at(geometry, 5);
  const outChannels = at(geometry, 6);
  const filterHeight = at(geometry, 7);
  const filterWidth = at(geometry, 8);
  const multiplier = outChannels / channels;
  const inPixel: usize = (<usize>channels) << 2;
  const outPixel: usize = (<usize>outChannels) << 2;
  if (kind == forward) fillZero(y, batch * outHeight * outWidth * outChannels);
  else if (kind == byPicture) fillZero(x, batch * inHeight * inWidth * channels);
  else fillZero(filter, filterHeight * filterWidth * outChannels);
  for (let b: i32 = 0; b < batch; b++) {
    for (let oy: i32 = 0; oy < outHeight; oy++) {
      for (let fy: i32 = 0; fy < filterHeight; fy++) {
        const iy: i32 = oy * at(geometry, 9) - at(geometry, 13) + fy * at(geometry, 11);
        if (iy < 0 || iy >= inHeight) continue;
        const line: usize = x + <usize>((b * inHeight + iy) * inWidth) * inPixel;
        const yLine: usize = y + <usize>((b * outHeight + oy) * outWidth) * outPixel;
        for (let fx: i32 = 0; fx < filterWidth; fx++) {
          const tap: usize = filter + <usize>(fy * filterWidth + fx) * outPixel;
          for (let ox: i32 = 0; ox < outWidth; ox++) {
            const ix: i32 = ox * at(geometry, 10) - at(geometry, 14) + fx * at(geometry, 12);
            if (ix < 0 || ix >= inWidth) continue;
            const from: usize = line + <usize>ix * inPixel;
            const to: usize = yLine + <usize>ox * outPixel;
            if (multiplier == 1) pixel(kind, channels, from, tap, to);
            else pixelTimes(kind, channels, multiplier, from, tap, to);
          }
        }
      }
    }
  }
}

/** One tap of the filter on one pixel, all channels. */
function pixel(kind: i32, channels: i32, x: usize, filter: usize, y: usize): void {
  const to: usize = kind == forward ? y : kind == byPicture ? x : filter;
  const a: usize = kind == forward ? x : y;
  const b: usize = kind == byFilter ? x : filter;
  let c: i32 = 0;
  for (; c < (channels & ~3); c += 4) {
    const offset: usize = (<usize>c) << 2;
    v128.store(to + offset, multiplyAdd(v128.load(a + offset), v128.load(b + offset), v128.load(to + offset)));
  }
  for (; c < channels; c++) {
    const offset: usize = (<usize>c) << 2;
    store<f32>(to + offset, load<f32>(to + offset) + load<f32>(a + offset) * load<f32>(b + offset));
  }
}

function pixelTimes(kind: i32, channels: i32, multiplier: i32, x: usize, filter: usize, y: usize): void {
  for (let c: i32 = 0; c < channels; c++) {
    for (let q: i32 = 0; q < multiplier; q++) {
      if (kind == forward) store<f32>(y, load<f32>(y) + load<f32>(x) * load<f32>(filter));
      else if (kind == byPicture) store<f32>(x, load<f32>(x) + load<f32>(y) * load<f32>(filter));
      else store<f32>(filter, load<f32>(filter) + load<f32>(y) * load<f32>(x));
      filter += 4;
      y += 4;
    }
    x += 4;
  }
}
