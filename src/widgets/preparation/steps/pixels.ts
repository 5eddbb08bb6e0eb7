import { dataText } from "../../../i18n/data-text";
import { isPicture } from "../fitting-columns";
import type { StepForm } from "../step-form";
import { pictureSide } from "../picture-side";
import { everywhere } from "../step-phrases";
import { choice, whole, columnsOf } from "../step-setting";

export default {
  fresh: () => ({
    step: "pixels",
    columns: "all",
    width: pictureSide,
    height: pictureSide,
    colour: "gray",
    range: "0-1",
  }),
  settings: (step) => {
    const t = dataText.m.preparation;
    return [
      whole("width", t.pixelsWide, step.width, 1, 128),
      whole("height", t.pixelsHigh, step.height, 1, 128),
      choice("colour", t.colour, step.colour, t.colours),
      choice("range", t.range, step.range, t.ranges),
      columnsOf(step),
    ];
  },
  detail: (step) =>
    dataText.m.preparation.details.pixels(
      step.width,
      step.height,
      dataText.m.preparation.colours[step.colour],
      everywhere(step),
    ),
  fits: isPicture,
} satisfies StepForm<"pixels">;
