import { describe, expect, it } from "vitest";
import { makeTable, numberColumn } from "../data/table";
import { QueryDesk } from "./query-desk";

const long = makeTable([
  numberColumn(
    "x",
    Float64Array.from({ length: 400_000 }, (_, row) => (row * 7919) % 400_009),
  ),
]);
const short = makeTable([numberColumn("x", [3, 1, 2])]);
const byX = { order: { column: "x", descending: false } };
const ask = (desk: QueryDesk, view: string, table = short, query = byX as object) =>
  desk.rowsOf("t", view, table, [], query);

describe("the rows that views of a table ask for", () => {
  it("are found once, however many windows of them are asked for", async () => {
    const desk = new QueryDesk();
    const first = await ask(desk, "a");
    expect([...(first?.only ?? [])]).toEqual([1, 2, 0]);
    expect(await ask(desk, "a")).toBe(first);
    expect(await ask(desk, "a", short, {})).toEqual({ only: null });
  });

  it("are given up where the view asks for others, or the table is closed; another view's are not", async () => {
    const desk = new QueryDesk();
    const [sorting, other] = [ask(desk, "a", long), ask(desk, "b", long)];
    const instead = ask(desk, "a", long, {});
    expect(await sorting).toBeNull();
    expect(await instead).toEqual({ only: null });
    expect((await other)?.only).toHaveLength(400_000);
    const closed = ask(desk, "c", long);
    desk.forget("t");
    expect(await closed).toBeNull();
  });
});
