import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { labIds } from "./labs";
import {
  noParameters,
  parameterNames,
  partsOf,
  readParameters,
  writeParameters,
  type EmbedParameters,
} from "./parameters";

const shelf = { lessonIds: ["first-model", "clean-it"], benchWidgets: ["transport", "curves", "table"] };
const read = (query: string) => readParameters(query, shelf);
const codes = (query: string) => read(query).problems.map(({ code }) => code);

const shown = fc.oneof(
  fc.constantFrom(...labIds).map((lab) => ({ lab, lesson: null })),
  fc.constantFrom(...shelf.lessonIds).map((lesson) => ({ lab: null, lesson })),
);
const parameters: fc.Arbitrary<EmbedParameters> = shown.chain((what) =>
  fc.record({
    lab: fc.constant(what.lab),
    lesson: fc.constant(what.lesson),
    step: fc.option(fc.constantFrom("s1", "12", "look-inside")),
    seed: fc.option(fc.nat({ max: 4_294_967_295 })),
    hide: fc.subarray([...partsOf(what, shelf)]),
    theme: fc.constantFrom("light", "dark", "auto"),
    lang: fc.constantFrom("en", "de", "pt-BR"),
    readonly: fc.boolean(),
    x: fc.option(fc.stringMatching(/^[\w-]{1,200}$/)),
  }),
);

describe("the address of an embed", () => {
  it("says what was written into it, whatever that was", () => {
    fc.assert(
      fc.property(parameters, (asked) => {
        expect(read(writeParameters(asked))).toEqual({ parameters: asked, problems: [] });
      }),
    );
  });

  it("is read, and never refused, whatever it holds", () => {
    const name = fc.oneof(
      fc.constantFrom(...parameterNames),
      fc.constantFrom("__proto__", "constructor", ""),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string())), (pairs) => {
        const { parameters, problems } = read(new URLSearchParams(pairs).toString());
        expect(Object.keys(parameters).sort()).toEqual(Object.keys(noParameters).sort());
        expect(parameters.hide.every((part) => partsOf(parameters, shelf).includes(part))).toBe(true);
        for (const { code } of problems) expect(code).toMatch(/^embed\//);
      }),
    );
  });

  it.each([
    ["lab=points&colour=red", "embed/parameter-unknown"],
    ["lab=points&__proto__=1", "embed/parameter-unknown"],
    ["lab=points&theme=pink", "embed/parameter"],
    ["lab=points&seed=-1", "embed/parameter"],
    ["lab=points&seed=1.5", "embed/parameter"],
    ["lab=points&seed=99999999999", "embed/parameter"],
    ["lab=points&readonly=maybe", "embed/parameter"],
    ["lab=points&x=<script>", "embed/parameter"],
    ["lab=points&lang=<b>", "embed/parameter"],
    ["v=0&lab=points", "embed/parameter"],
    ["v=2&lab=points", "embed/newer"],
    ["lab=points&lab=table", "embed/parameter-twice"],
    ["lab=points&hide=curves,walls", "embed/part"],
    ["lab=points&hide=text", "embed/part"],
    ["lab=no-such-lab", "embed/no-such"],
    ["lesson=no-such-lesson", "embed/no-such"],
    ["lesson=../../x", "embed/parameter,embed/nothing"],
    ["lab=points&lesson=clean-it", "embed/both"],
    ["v=1", "embed/nothing"],
    ["", "embed/nothing"],
  ])("%s is told as %s", (query, told) => {
    expect(codes(query).join()).toBe(told);
  });

  it("keeps what it understands beside what it does not", () => {
    const { parameters } = read("v=9&lesson=first-model&theme=pink&seed=12&foo=1&hide=walls,title&readonly");
    expect(parameters).toEqual({
      ...noParameters,
      lesson: "first-model",
      seed: 12,
      hide: ["title"],
      readonly: true,
    });
  });

  it("names the parameter and what it takes", () => {
    expect(read("lab=points&theme=pink").problems).toEqual([
      { code: "embed/parameter", field: "theme", values: { value: "pink", allowed: "light, dark, auto" } },
    ]);
  });
});
