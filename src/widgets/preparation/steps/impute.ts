import { dataText } from "../../../i18n/data-text";
import { short } from "../../../ui/number-text";
import type { StepForm } from "../step-form";
import { choice, whole, columnsOf, type Setting } from "../step-setting";

export default {
  fresh: () => ({ step: "impute", columns: "all", number: "median", category: "own-level" }),
  settings: (step) => {
    const t = dataText.m.preparation;
    const settings: Setting[] = [choice("number", t.number, step.number, t.numbers)];
    if (step.number === "constant")
      settings.push({ kind: "number", key: "value", label: t.value, value: step.value ?? 0 });
    if (step.number === "nearest") settings.push(whole("k", t.neighbours, step.k ?? 5, 1, 50));
    settings.push(choice("category", t.category, step.category, t.categories));
    if (step.category === "constant")
      settings.push({ kind: "text", key: "label", label: t.label, value: step.label ?? "" });
    settings.push({ kind: "column", key: "by", label: t.byGroup, value: step.by ?? "", none: t.noGroup });
    return [...settings, columnsOf(step)];
  },
  detail: ({ number, category, by = "" }) => {
    const { numbers, categories, details } = dataText.m.preparation;
    return details.impute(numbers[number], categories[category], by);
  },
  fitted: ({ reason, values = {} }) => {
    const { value } = values;
    if (reason === "by-group") return String(values["fills"] ?? "");
    return typeof value === "number" ? short(value, 5) : (value ?? "");
  },
} satisfies StepForm<"impute">;
