import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take longest, the longest of a project first. */
const long = [
  ...[
    "lessons-odd",
    "lessons-even",
    "injection",
    "course",
    "kept-work",
    "embedding",
    "deploys",
    "malformed-input",
    "run-troubles",
    "accessibility",
    "interrupted-runs",
    "embedded-training",
    "training-crashes",
    "offline",
    "labs-by-keyboard",
    "killed-edits",
    "doors",
    "corrupted-stores",
    "starts-and-stops",
    "paper-and-motion",
    "own-data",
  ].map((name) => `tests/journeys/${name}.test.ts`),
  ...["lost-gpu", "lab-client"].map((name) => `src/workers/${name}.browser.test.ts`),
  ...["python-preparation", "op-tests", "without-labels", "shelf", "command-line-process"].map(
    (name) => `tests/contracts/${name}.test.ts`,
  ),
];

/** What takes long begins first, or one worker would be at it when all the others are done. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification): number => {
      const at = long.findIndex((file) => moduleId.endsWith(`/${file}`));
      return at < 0 ? long.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rankOf(a) - rankOf(b));
  }
}
