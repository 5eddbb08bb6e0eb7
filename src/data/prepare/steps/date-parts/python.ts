import { cellOf } from "../../python/frame";
import { text } from "../../python/literals";
import type { PythonFunction, StepPython } from "../../python/step-python";
import { nameOf } from "../../work";

const date: PythonFunction = {
  name: "date",
  code: `def date(label):
    """2007-11-11, 2007/11/11 or 11.11.2007 as a date; NaT where it is none."""
    if not isinstance(label, str):
        return pd.NaT
    match = re.fullmatch(r"\\s*(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T ].*)?\\s*", label)
    parts = match.groups() if match else None
    if parts is None:
        match = re.fullmatch(r"\\s*(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})(?:[T ].*)?\\s*", label)
        parts = match.groups()[::-1] if match else None
    if parts is None:
        return pd.NaT
    try:
        return pd.Timestamp(int(parts[0]), int(parts[1]), int(parts[2]))
    except ValueError:
        return pd.NaT`,
};

/** Of year, month as sine and cosine, and day of the year. */
const forms = [
  "when.dt.year",
  "np.sin(2 * np.pi * (when.dt.month - 1) / 12)",
  "np.cos(2 * np.pi * (when.dt.month - 1) / 12)",
  "when.dt.dayofyear",
];

export default {
  readsText: true,
  code: ({ before, parts }) => ({
    lines: [
      `when = pd.to_datetime(${cellOf(before)}.map(date))`,
      ...parts.map((part, index) => `${cellOf(part)} = ${forms[index] ?? ""}`),
      `data = data.drop(columns=[${text(nameOf(before))}])`,
    ],
    functions: [date],
  }),
} satisfies StepPython<"date-parts">;
