/** Pixels, as where a preparation makes itself. */
export const pictureSide = 28;
