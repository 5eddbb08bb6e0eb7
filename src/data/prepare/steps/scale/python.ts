import { hasCodes } from "../../has-codes";
import { fitted } from "../../python/frame";
import type { StepPython } from "../../python/step-python";

/** Scalers of scikit-learn, by the app's name. */
const scalers = { standardize: "StandardScaler", "min-max": "MinMaxScaler", robust: "RobustScaler" } as const;

export default {
  code: ({ step, before }) => {
    const name = scalers[step.as];
    return hasCodes(before) ? { lines: [], scaler: name } : fitted(`${name}()`, "preprocessing", name);
  },
} satisfies StepPython<"scale">;
