// Matrix product on the heap of tfjs's wasm backend. Every matrix is a pointer and two steps in bytes, so that a
// transpose is only an exchange of steps. The right side is packed into panels of eight columns, the left side is read
// four rows at a time; a tile of 4×8 sums stays in registers. Source: Goto and van de Geijn 2008.

/** Rows of the right side that are packed at a time: a panel of them (8 kB) stays in the first cache. */
export const blockDepth: i32 = 256;
/** Columns that are packed at a time: the block (128 kB) stays in the second cache. */
const blockColumns: i32 = 128;

/** Bytes of the scratch memory that `product` needs. */
export const productScratch: i32 = blockDepth * blockColumns * 4 + blockDepth * 16 + 128;

/** a·b + c, in one rounding where the build may. */
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** [depth, columns] → panels of eight columns [columns / 8][depth][8], filled up with zeros. */
export function pack(depth: i32, columns: i32, b: usize, rowStep: usize, columnStep: usize, to: usize): void {
  for (let j: i32 = 0; j < columns; j += 8) {
    const first: usize = b + <usize>j * columnStep;
    const width: i32 = min(8, columns - j);
    if (width == 8 && columnStep == 4) {
      let from: usize = first;
      for (let k: i32 = 0; k < depth; k++) {
        v128.store(to, v128.load(from));
        v128.store(to, v128.load(from, 16), 16);
        from += rowStep;
        to += 32;
      }
    } else if (width == 8) {
      for (let k: i32 = 0; k < depth; k++) {
        let from: usize = first + <usize>k * rowStep;
        for (let n: i32 = 0; n < 8; n++) {
          store<f32>(to, load<f32>(from));
          from += columnStep;
          to += 4;
        }
      }
    } else {
      for (let k: i32 = 0; k < depth; k++) {
        let from: usize = first + <usize>k * rowStep;
        for (let n: i32 = 0; n < 8; n++) {
          store<f32>(to, n < width ? load<f32>(from) : 0);
          from += columnStep;
          to += 4;
        }
      }
    }
  }
}

/** Four rows [4, depth] → [depth][4], filled up with zeros. */
function packStrip(rows: i32, depth: i32, a: usize, rowStep: usize, step: usize, to: usize): void {
  if (rows == 4 && rowStep == 4) {
    for (let k: i32 = 0; k < depth; k++) {
      v128.store(to, v128.load(a));
      a += step;
      to += 16;
    }
    return;
  }
  for (let k: i32 = 0; k < depth; k++) {
    let from: usize = a;
    for (let r: i32 = 0; r < 4; r++) {
      store<f32>(to, r < rows ? load<f32>(from) : 0);
      from += rowStep;
      to += 4;
    }
    a += step;
  }
}

/** Four rows by one panel. */
function tile(depth: i32, a: usize, rowStep: usize, step: usize, panel: usize, c: usize, cRow: usize, add: bool): void {
  let c00 = f32x4.splat(0);
  let c01 = c00;
  let c10 = c00;
  let c11 = c00;
  let c20 = c00;
  let c21 = c00;
  let c30 = c00;
  let c31 = c00;
  let a0 = a;
  let a1 = a + rowStep;
  let a2 = a1 + rowStep;
  let a3 = a2 + rowStep;
  const end: usize = panel + ((<usize>depth) << 5);
  while (panel < end) {
    const b0 = v128.load(panel);
    const b1 = v128.load(panel, 16);
    let x = v128.load32_splat(a0);
    c00 = multiplyAdd(x, b0, c00);
    c01 = multiplyAdd(x, b1, c01);
    x = v128.load32_splat(a1);
    c10 = multiplyAdd(x, b0, c10);
    c11 = multiplyAdd(x, b1, c11);
    x = v128.load32_splat(a2);
    c20 = multiplyAdd(x, b0, c20);
    c21 = multiplyAdd(x, b1, c21);
    x = v128.load32_splat(a3);
    c30 = multiplyAdd(x, b0, c30);
    c31 = multiplyAdd(x, b1, c31);
    a0 += step;
    a1 += step;
    a2 += step;
    a3 += step;
    panel += 32;
  }
  const r1 = c + cRow;
  const r2 = r1 + cRow;
  const r3 = r2 + cRow;
  if (add) {
    c00 = f32x4.add(c00, v128.load(c));
    c01 = f32x4.add(c01, v128.load(c, 16));
    c10 = f32x4.add(c10, v128.load(r1));
    c11 = f32x4.add(c11, v128.load(r1, 16));
    c20 = f32x4.add(c20, v128.load(r2));
    c21 = f32x4.add(c21, v128.load(r2, 16));
    c30 = f32x4.add(c30, v128.load(r3));
    c31 = f32x4.add(c31, v128.load(r3, 16));
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(r1, c10);
  v128.store(r1, c11, 16);
  v128.store(r2, c20);
  v128.store(r2, c21, 16);
  v128.store(r3, c30);
  v128.store(r3, c31, 16);
}

/**
 * c [rows, columns] (+)= a [rows, depth] × panels. `panelStep`: bytes from one panel to the next. `scratch`: depth · 16 + 128
 * bytes; depth is at most `blockDepth`.
 */
export function multiplyPanels(
  rows: i32,
  columns: i32,
  depth: i32,
  a: usize,
  rowStep: usize,
  step: usize,
  panels: usize,
  panelStep: usize,
  c: usize,
  cRow: usize,
  add: bool,
  scratch: usize,
): void {
  const strip: usize = scratch + 128;
  for (let i: i32 = 0; i < rows; i += 4) {
    const height: i32 = min(4, rows - i);
    let from: usize = a + <usize>i * rowStep;
    let fromRow: usize = rowStep;
    let fromStep: usize = step;
    if (height < 4 || step != 4) {
      packStrip(height, depth, from, rowStep, step, strip);
      from = strip;
      fromRow = 4;
      fromStep = 16;
    }
    let panel: usize = panels;
    const cStrip: usize = c + <usize>i * cRow;
    for (let j: i32 = 0; j < columns; j += 8) {
      const to: usize = cStrip + ((<usize>j) << 2);
      const width: i32 = min(8, columns - j);
      if (height == 4 && width == 8) tile(depth, from, fromRow, fromStep, panel, to, cRow, add);
      else {
        // A tile over the edge is computed aside, and what is inside is taken from it.
        tile(depth, from, fromRow, fromStep, panel, scratch, 32, false);
        for (let r: i32 = 0; r < height; r++)
          for (let n: i32 = 0; n < width; n++) {
            const target: usize = to + <usize>r * cRow + ((<usize>n) << 2);
            const value: f32 = load<f32>(scratch + ((<usize>(r * 8 + n)) << 2));
            store<f32>(target, add ? load<f32>(target) + value : value);
          }
      }
      panel += panelStep;
    }
  }
}

/** c [rows, columns] (+)= a [rows, depth] × b [depth, columns]. `scratch`: `productScratch` bytes. */
export function product(
  rows: i32,
  columns: i32,
  depth: i32,
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  bStep: usize,
  c: usize,
  cRow: usize,
  add: bool,
  scratch: usize,
): void {
  const panels: usize = scratch + <usize>(blockDepth * 16 + 128);
  for (let k: i32 = 0; k < depth; k += blockDepth) {
    const deep: i32 = min(blockDepth, depth - k);
    for (let j: i32 = 0; j < columns; j += blockColumns) {
      const wide: i32 = min(blockColumns, columns - j);
      pack(deep, wide, b + <usize>k * bRow + <usize>j * bStep, bRow, bStep, panels);
      const from: usize = a + <usize>k * aStep;
      const to: usize = c + ((<usize>j) << 2);
      multiplyPanels(rows, wide, deep, from, aRow, aStep, panels, (<usize>deep) << 5, to, cRow, add || k > 0, scratch);
    }
  }
}
