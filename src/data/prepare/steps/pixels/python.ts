import { cellOf, featureFrame } from "../../python/frame";
import type { PythonFunction, StepPython } from "../../python/step-python";

const pixels: PythonFunction = {
  name: "pixels",
  modules: ["base64", "zlib"],
  code: `def shares(old, new):
    """How much of each old value along a side a new one takes: area average down, bilinear up. [new, old]"""
    step = old / new
    wide = max(1, step)
    places = np.arange(new)
    start = places * step if step > 1 else np.clip((places + 0.5) * step - 0.5, 0, old - 1)
    left = np.arange(old)[None, :]
    over = np.minimum(start[:, None] + wide, left + 1) - np.maximum(start[:, None], left)
    return np.maximum(over, 0) / wide


def pixels(cell, width, height, channels):
    """The values of a picture, 0 to 255, row by row; NaN where it is none. It is an uncompressed PNG in a data URL."""
    head = "data:image/png;base64,"
    if not isinstance(cell, str) or not cell.startswith(head):
        return np.full(width * height * channels, np.nan)
    png = base64.b64decode(cell[len(head) :])
    old_width, old_height = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    lines = np.frombuffer(zlib.decompress(png[41:-16]), dtype=np.uint8).reshape(old_height, -1)
    values = lines[:, 1:].reshape(old_height, old_width, -1).astype(float)
    if channels < values.shape[2]:
        values = values @ np.array([[0.299], [0.587], [0.114]])
    values = np.broadcast_to(values, (old_height, old_width, channels))
    return np.einsum("yh,hwc,xw->yxc", shares(old_height, height), values, shares(old_width, width)).ravel()`,
};

export default {
  features: (one) => {
    const operation = one.operations.find(({ op }) => op === "pixels");
    if (operation?.op !== "pixels") return { lines: [] };
    const { width, height, colour, range } = operation;
    const size = `${width}, ${height}, ${colour === "rgb" ? 3 : 1}`;
    const ranged = { "0-255": "", "0-1": " / 255", "-1-1": " / 127.5 - 1" }[range];
    return {
      lines: [
        `values = np.stack([pixels(cell, ${size}) for cell in ${cellOf(one)}])${ranged}`,
        `values[np.isnan(values)] = np.nanmean(values[train])`,
        featureFrame(one, "values"),
      ],
      functions: [pixels],
    };
  },
} satisfies StepPython<"pixels">;
