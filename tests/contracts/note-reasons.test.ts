import { describe, expect, it } from "vitest";
import { noteReasons } from "../../src/experiment/note-reason";
import { data } from "../../src/i18n/en/widgets-data";

// That src/data gives no other reasons is the compiler's business: they are of this type.
describe("sentences of preparation notes", () => {
  it.each(noteReasons)("%s has a sentence", (reason) => {
    expect(data.preparation.reasons[reason]).toMatch(/^[a-z0-9].+[^.]$/);
  });

  it("there is no sentence for a reason that does not exist", () => {
    expect(
      Object.keys(data.preparation.reasons).filter((reason) => !noteReasons.some((one) => one === reason)),
    ).toEqual([]);
  });
});
