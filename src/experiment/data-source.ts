import * as v from "valibot";
import { pointInputs } from "./point-inputs";

/** One clicked or generated point: x1, x2 in [-2, 2] by convention, and its class (0-based). */
const point = v.tuple([
  v.pipe(v.number(), v.finite()),
  v.pipe(v.number(), v.finite()),
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)),
]);

/** Where the rows come from. Everything but a learner's own file is reproducible from the Experiment alone. */
export const dataSource = v.variant("kind", [
  /** A dataset of `src/datasets/<id>`; `faults` names the faults planted in it. */
  v.object({
    kind: v.literal("shelf"),
    id: v.pipe(v.string(), v.maxLength(60)),
    faults: v.optional(v.array(v.pipe(v.string(), v.maxLength(60)))),
  }),
  /** The learner's own file: it never travels in a URL, only its name, size and hash do. */
  v.object({
    kind: v.literal("file"),
    name: v.pipe(v.string(), v.maxLength(260)),
    bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
    sha256: v.optional(v.pipe(v.string(), v.maxLength(64))),
  }),
  /** Points of a plane, drawn by a rule; `added` are the learner's own clicks. Columns: the inputs, and class. */
  v.object({
    kind: v.literal("points"),
    shape: v.picklist(["clouds", "moons", "circles", "xor", "spiral", "none"]),
    count: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2000)),
    noise: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    /** Draws other points by the same rule; 0 where absent. The Experiment's own seed leaves the points as they are. */
    seed: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4294967295))),
    added: v.optional(v.pipe(v.array(point), v.maxLength(1000))),
    /** What a model is given of each point; x1 and x2 where absent. */
    inputs: v.optional(
      v.pipe(
        v.array(v.picklist(pointInputs)),
        v.minLength(1),
        v.check((inputs) => new Set(inputs).size === inputs.length),
      ),
    ),
  }),
]);
export type DataSource = v.InferOutput<typeof dataSource>;
