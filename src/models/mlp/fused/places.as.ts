// Places in the memory: arguments count 32-bit floats from its start.

/** Bytes of four numbers. */
export const vector: usize = 16;

/* @inline */ export function address(at: i32): usize {
  return (<usize>at) << 2;
}
