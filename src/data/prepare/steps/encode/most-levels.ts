/** More levels than this are not encoded one by one: the rarer ones share "all zeros" with labels never seen. */
export const mostLevels = 50;
