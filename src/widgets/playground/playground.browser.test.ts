import { flushSync, mount, unmount, type Component } from "svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import "../../app/styles/tokens.css";
import "../../app/styles/base.css";
import { Bench, provideBench } from "../../bench/bench.svelte";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import { err, ok } from "../../experiment/failure";
import type { RunEvent } from "../../experiment/run-event";
import type { LabClient } from "../../workers/client";
import type { PointInput } from "../../experiment/point-inputs";
import { planePoints } from "./plane-points";
import Playground from "./Playground.svelte";
import { setWeight } from "./set-weight";
import { untrained } from "./untrained";

const experiment: Experiment = {
  ...defaultExperiment,
  data: { kind: "points", shape: "moons", count: 60, noise: 0.1 },
  target: "class",
  preparation: [{ step: "scale", columns: "all", as: "standardize" }],
  model: { family: "mlp", layers: [{ units: 3, activation: "tanh" }] },
};

/** A client whose runs report what the test sends, and never end. */
function fakeClient() {
  const nothing = () => Promise.resolve(err({ code: "test/none" }));
  let send: (events: readonly RunEvent[]) => void = () => {};
  const profile = {
    rows: 60,
    columns: [],
    duplicateRows: 0,
    reading: { delimiter: ",", encoding: "utf-8", decimal: ".", header: true, missing: [] },
  } as const;
  const client: LabClient = {
    open: () => Promise.resolve(ok(profile)),
    close() {},
    digest: nothing,
    rows: nothing,
    column: nothing,
    correlations: nothing,
    parts: nothing,
    preview: nothing,
    plan: nothing,
    losses: nothing,
    preparedRow: nothing,
    run(_table, _experiment, _options, onEvents) {
      send = onEvents;
      return { done: new Promise(() => {}), control() {}, cancel() {} };
    },
    runAll: nothing,
    tryTraining: nothing,
    predict: nothing,
    exportTable: nothing,
    exportModel: nothing,
    importModel: nothing,
    dispose() {},
  };
  return { client, send: (events: readonly RunEvent[]) => send(events) };
}

/** A look at the network with all its first weights multiplied. */
function snapshot(factor: number, epoch = 1): RunEvent {
  const first = untrained(experiment, planePoints(experiment), 2);
  if (!first) throw new Error("nothing to show");
  const layers = first.layers.map((layer) => ({ ...layer, kernel: layer.kernel.map((weight) => weight * factor) }));
  const field = first.maps.field.map((p) => (p > 0.5 ? 0.99 : 0.01));
  return { type: "snapshot", epoch, layers, maps: { ...first.maps, field } };
}

const paint = (canvas: Element | null) => {
  const context = (canvas as HTMLCanvasElement).getContext("2d");
  return context ? [...context.getImageData(0, 0, context.canvas.width, context.canvas.height).data.slice(0, 400)] : [];
};

describe("the playground", () => {
  let place: HTMLElement;
  let bench: Bench;
  let fake: ReturnType<typeof fakeClient>;
  let app: Record<string, unknown>;

  beforeEach(() => {
    fake = fakeClient();
    bench = new Bench(fake.client, "test", experiment);
    place = document.createElement("div");
    place.style.width = "700px";
    document.body.append(place);
    const Host: Component = (internals, props) => {
      provideBench(bench);
      return Playground(internals, props);
    };
    app = mount(Host, { target: place, context: new Map() });
    flushSync();
  });
  afterEach(async () => {
    await unmount(app);
    place.remove();
    delete document.documentElement.dataset["theme"];
    delete document.documentElement.dataset["motion"];
  });

  const find = (selector: string): HTMLElement => {
    const found = place.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  };
  /** The width of the figure is measured after it was laid out; then the maps are computed. */
  const drawn = async () => {
    await expect.poll(() => place.querySelectorAll(".unit").length).toBe(5);
    await expect.poll(() => find(".size b").textContent).not.toBe("0");
  };
  const press = (key: string) => find(".plane").dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));

  it("shows the untrained network and its points before a run, and asks the worker for nothing", async () => {
    await drawn();
    expect(new Set(paint(find(".plane canvas"))).size).toBeGreaterThan(3);
    expect(place.querySelectorAll(".plane .mark").length).toBeGreaterThanOrEqual(4);
    expect(bench.status).toBe("empty");
  });

  it("paints every unit's map, and all of them on one canvas", async () => {
    await drawn();
    const sheet = find(".picture > canvas") as HTMLCanvasElement;
    const colours = ({ offsetLeft, offsetTop, offsetWidth }: HTMLElement) => {
      const sharpness = sheet.width / sheet.clientWidth;
      const side = Math.round((offsetWidth - 4) * sharpness);
      const [x, y] = [offsetLeft + 2, offsetTop + 2].map((px) => Math.round(px * sharpness));
      const { data } = sheet.getContext("2d")?.getImageData(x ?? 0, y ?? 0, side, side) ?? { data: [] };
      return new Set(data).size;
    };
    const units = [...place.querySelectorAll<HTMLElement>(".unit")];
    await expect.poll(() => Math.min(...units.map(colours))).toBeGreaterThan(20);
    expect(find(".picture").querySelectorAll("canvas").length).toBe(2); // the large map's is the other
  });

  it("moves its wires and maps with a snapshot, and makes none of them anew", async () => {
    await drawn();
    await bench.open();
    void bench.train();
    await expect.poll(() => bench.status).toBe("running");
    flushSync();
    const wires = [...place.querySelectorAll(".picture > svg path")];
    const widths = wires.map((wire) => wire.getAttribute("stroke-width"));
    const canvas = find(".plane canvas");
    const before = paint(canvas);
    fake.send([snapshot(5)]);
    flushSync();
    const after = [...place.querySelectorAll(".picture > svg path")];
    expect(after).toEqual(wires);
    expect(after.map((wire) => wire.getAttribute("stroke-width"))).not.toEqual(widths);
    expect(find(".plane canvas")).toBe(canvas);
    expect(paint(canvas)).not.toEqual(before);
  });

  it("is drawn once an epoch where less motion is asked for, and at once when the run rests", async () => {
    document.documentElement.dataset["motion"] = "reduce";
    await drawn();
    await bench.open();
    void bench.train();
    await expect.poll(() => bench.status).toBe("running");
    const widths = (event: RunEvent) => {
      fake.send([event]);
      flushSync();
      return [...place.querySelectorAll(".picture > svg path")].map((wire) => wire.getAttribute("stroke-width"));
    };
    const first = widths(snapshot(5, 1));
    expect(widths(snapshot(1, 1.2))).toEqual(first);
    expect(widths(snapshot(3, 1.9))).toEqual(first);
    const second = widths(snapshot(2, 2));
    expect(second).not.toEqual(first);
    expect(widths(snapshot(4, 2.5))).toEqual(second);
    expect(widths({ type: "paused", epoch: 2.5 })).not.toEqual(second);
  });

  it("takes a point by keyboard where the crosshair stands, and takes it back", async () => {
    await drawn();
    find(".plane").focus();
    press("ArrowRight");
    press("ArrowUp");
    press("ArrowUp");
    press("Enter");
    flushSync();
    expect(bench.experiment.data).toMatchObject({ added: [[0.1, 0.2, 1]] });
    press("Delete");
    flushSync();
    expect(bench.experiment.data).toMatchObject({ added: [] });
  });

  it("shows a unit large while it has the focus", async () => {
    await drawn();
    const field = paint(find(".plane canvas"));
    find('[aria-label="Layer 1, unit 2"]').focus();
    flushSync();
    expect(find(".heading").textContent).toBe("Layer 1, unit 2");
    expect(paint(find(".plane canvas"))).not.toEqual(field);
  });

  it("is painted anew when the theme changes", async () => {
    await drawn();
    const light = paint(find(".plane canvas"));
    document.documentElement.dataset["theme"] = "dark";
    await expect.poll(() => paint(find(".plane canvas"))).not.toEqual(light);
  });

  it("gives a layer one unit more without training anything", async () => {
    await drawn();
    find('[aria-label="One unit more in layer 1"]').click();
    flushSync();
    expect(place.querySelectorAll(".unit").length).toBe(6);
    expect(find(".size").textContent).toContain("17");
  });

  it("takes a weight set by hand along with its input, and says when its place is gone", async () => {
    await drawn();
    setWeight(bench, { layer: 0, from: 1, unit: 0, value: 3 });
    flushSync();
    // What follows them is fetched with the first of them.
    const alone = bench.entailed;
    await expect.poll(() => bench.entailed).not.toBe(alone);
    const give = (inputs: PointInput[]) => {
      bench.change(({ data, ...rest }) =>
        data.kind === "points" ? { ...rest, data: { ...data, inputs } } : bench.experiment,
      );
      flushSync();
    };
    const weights = () => bench.experiment.training.weights;
    give(["x1", "x1^2", "x2"]);
    expect(weights()).toEqual([{ layer: 0, from: 2, unit: 0, value: 3 }]);
    expect(place.textContent).not.toContain("was let go");
    give(["x1", "x1^2"]);
    expect(weights()).toBeUndefined();
    expect(place.textContent).toContain("A number that was set by hand has no place in this network: it was let go.");
    bench.undo();
    flushSync();
    expect(weights()).toEqual([{ layer: 0, from: 2, unit: 0, value: 3 }]);
    expect(place.textContent).not.toContain("was let go");
  });
});
