import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The journeys that take longest, the longest first. */
const long = [
  "lessons-odd",
  "lessons-even",
  "course",
  "injection",
  "malformed-input",
  "embedded-training",
  "offline",
  "accessibility",
  "labs-by-keyboard",
  "charts",
  "embedding",
];

/** What takes long begins first, or one worker would be at it when all the others are done. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification): number => {
      const at = long.findIndex((name) => moduleId.endsWith(`/tests/journeys/${name}.test.ts`));
      return at < 0 ? long.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rankOf(a) - rankOf(b));
  }
}
