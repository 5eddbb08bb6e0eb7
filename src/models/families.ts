import type { FamilyMeta, ModelFamily } from "./family";

const metas = import.meta.glob<FamilyMeta>("./*/meta.ts", { eager: true, import: "default" });
const families = import.meta.glob<ModelFamily>("./*/family.ts", { import: "default" });

/** Every family's light half, by id: the folders of `src/models`. */
export const familyMetas: ReadonlyMap<string, FamilyMeta> = new Map(
  Object.entries(metas).map(([path, meta]) => [folderOf(path), meta]),
);

/** Loads a family's heavy half. @returns undefined where there is no such folder. */
export async function loadFamily(id: string): Promise<ModelFamily | undefined> {
  return families[`./${id}/family.ts`]?.();
}

function folderOf(path: string): string {
  return path.split("/")[1] ?? path;
}
