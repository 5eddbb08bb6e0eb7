import type { WidgetMeta } from "./widget";

const found = import.meta.glob<WidgetMeta>("./*/meta.ts", { import: "default", eager: true });

/** Every widget there is, by its id. A widget registers by its folder. */
export const widgets: ReadonlyMap<string, WidgetMeta> = new Map(Object.values(found).map((meta) => [meta.id, meta]));

export const placeOfWidget = (id: string): WidgetMeta["place"] | undefined => widgets.get(id)?.place;
