import { multiplyAdd } from "./product.as";

/** eˣ of four numbers, to 2 units in the last place; 0 under −87.3, the largest float from 88.4 on. Source: Cephes. */
export function exponential(x: v128): v128 {
  const clamped = f32x4.min(f32x4.max(x, f32x4.splat(-87.33654)), f32x4.splat(88.37626));
  const power = f32x4.nearest(f32x4.mul(clamped, f32x4.splat(1.44269504))); // e^x = 2^power · e^rest
  let rest = f32x4.sub(clamped, f32x4.mul(power, f32x4.splat(0.693359375)));
  rest = f32x4.sub(rest, f32x4.mul(power, f32x4.splat(-2.1219444e-4)));
  let sum = f32x4.splat(1.9875691e-4);
  sum = multiplyAdd(sum, rest, f32x4.splat(1.3981999e-3));
  sum = multiplyAdd(sum, rest, f32x4.splat(8.3334519e-3));
  sum = multiplyAdd(sum, rest, f32x4.splat(4.1665795e-2));
  sum = multiplyAdd(sum, rest, f32x4.splat(1.6666665e-1));
  sum = multiplyAdd(sum, rest, f32x4.splat(5.0000001e-1));
  sum = f32x4.add(multiplyAdd(f32x4.mul(sum, rest), rest, rest), f32x4.splat(1));
  const scale = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(power), i32x4.splat(127)), 23);
  const value = f32x4.mul(sum, scale);
  // Below the clamp it is nothing, and what is no number stays none (min and max pass it on).
  return v128.andnot(value, f32x4.lt(x, f32x4.splat(-87.33654)));
}

/** The sum of the four lanes. */
export function laneSum(x: v128): f32 {
  return f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1) + (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3));
}

/** The largest of the four lanes. */
export function laneMax(x: v128): f32 {
  return max(
    max(f32x4.extract_lane(x, 0), f32x4.extract_lane(x, 1)),
    max(f32x4.extract_lane(x, 2), f32x4.extract_lane(x, 3)),
  );
}
