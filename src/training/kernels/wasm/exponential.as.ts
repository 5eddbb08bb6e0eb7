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

/** tanh of four numbers as a clamped rational of degrees 13 and 6, to 3e-7. Source: Eigen. */
export function hyperbolicTangent(x: v128): v128 {
  const c = f32x4.min(f32x4.max(x, f32x4.splat(-7.90531)), f32x4.splat(7.90531));
  const q = f32x4.mul(c, c);
  let top = f32x4.splat(-2.76076847742355e-16);
  top = multiplyAdd(top, q, f32x4.splat(2.00018790482477e-13));
  top = multiplyAdd(top, q, f32x4.splat(-8.60467152213735e-11));
  top = multiplyAdd(top, q, f32x4.splat(5.12229709037114e-8));
  top = multiplyAdd(top, q, f32x4.splat(1.48572235717979e-5));
  top = multiplyAdd(top, q, f32x4.splat(6.37261928875436e-4));
  top = multiplyAdd(top, q, f32x4.splat(4.89352455891786e-3));
  let bottom = f32x4.splat(1.19825839466702e-6);
  bottom = multiplyAdd(bottom, q, f32x4.splat(1.18534705686654e-4));
  bottom = multiplyAdd(bottom, q, f32x4.splat(2.268434632439e-3));
  bottom = multiplyAdd(bottom, q, f32x4.splat(4.89352518554385e-3));
  return f32x4.div(f32x4.mul(c, top), bottom);
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
