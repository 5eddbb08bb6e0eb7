import { expect, it } from "vitest";
import { addressesOf, routeOf, routes } from "./routes";

it("finds the route of every address it lists, with what stands in the place of the parameter", () => {
  const found = addressesOf({ lesson: ["first-model"], term: ["epoch"] }).map(
    (address) => routeOf(address.split("/").filter((part) => part !== "")) ?? { route: null, parameter: "" },
  );
  expect(found.map(({ route }) => route)).toEqual(routes);
  expect(found.flatMap(({ parameter }) => (parameter === "" ? [] : [parameter]))).toEqual(["first-model", "epoch"]);
});

it("knows no route for an address that is too long, too short or another", () => {
  for (const address of [["lesson"], ["lab", "table", "x"], ["nowhere"], ["lab"]]) expect(routeOf(address)).toBeNull();
});
