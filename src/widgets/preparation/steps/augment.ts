import { dataText } from "../../../i18n/data-text";
import { isPicture } from "../fitting-columns";
import type { StepForm } from "../step-form";
import { everywhere } from "../step-phrases";
import { choice, whole, columnsOf, type Setting } from "../step-setting";

export default {
  fresh: () => ({
    step: "augment",
    columns: "all",
    copies: 2,
    flip: "sideways",
    shift: 0.1,
    rotate: 10,
    brightness: 0.1,
    noise: 0.02,
  }),
  settings: (step) => {
    const t = dataText.m.preparation;
    const limit = (key: "shift" | "rotate" | "brightness" | "noise", max: number, by: number): Setting => {
      return { kind: "number", key, label: t.pictureChanges[key], value: step[key], min: 0, max, step: by };
    };
    return [
      whole("copies", t.copies, step.copies, 1, 5),
      choice("flip", t.flip, step.flip, t.flips),
      limit("shift", 0.5, 0.05),
      limit("rotate", 180, 5),
      limit("brightness", 1, 0.05),
      limit("noise", 0.5, 0.01),
      columnsOf(step),
    ];
  },
  detail: (step) =>
    dataText.m.preparation.details.training(dataText.m.preparation.details.copies(step.copies, everywhere(step))),
  fits: isPicture,
  preview: () => import("../AugmentPreview.svelte"),
} satisfies StepForm<"augment">;
