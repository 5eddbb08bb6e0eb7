import type { ModelFamily } from "./family";

const families = import.meta.glob<ModelFamily>("./*/family.ts", { import: "default" });

/** Loads a family's heavy half. @returns undefined where there is no such folder. */
export async function loadFamily(id: string): Promise<ModelFamily | undefined> {
  return families[`./${id}/family.ts`]?.();
}
