import type { Family } from "../experiment/model-spec";
import type { FamilyMeta } from "./family";

const metas = import.meta.glob<FamilyMeta>("./*/meta.ts", { eager: true, import: "default" });

/** Every family's light half: the folders of this one. A test holds each to its folder's name. */
export const familyMetas = Object.fromEntries(Object.values(metas).map((meta) => [meta.id, meta])) as Readonly<
  Record<Family, FamilyMeta>
>;
