import { mount } from "svelte";
import { course } from "../app/course";
import { widgets } from "../widgets/registry";
import Embed from "./Embed.svelte";
import { readParameters, type Shelf } from "./parameters";

const shelf: Shelf = {
  lessonIds: course.map(({ id }) => id),
  benchWidgets: [...widgets.values()].flatMap(({ id, place }) => (place === "bench" ? [id] : [])),
};
const place = document.getElementById("app");
if (place) mount(Embed, { target: place, props: readParameters(location.search, shelf) });
