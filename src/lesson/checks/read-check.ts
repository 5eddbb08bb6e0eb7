import * as v from "valibot";
import type { CheckSpec } from "../lesson";
import { checks } from "./registry";

export type ReadCheck =
  | { readonly ok: true; readonly value: CheckSpec }
  | { readonly ok: false; readonly code: string; readonly values: Readonly<Record<string, string>> };

/** Reads a `::check{…}`'s attributes. Problems: "unknown-check", "check-parameter". */
export function readCheck(attributes: Readonly<Record<string, string>>): ReadCheck {
  const { name: named, text, ...rest } = attributes;
  const bare = Object.keys(rest).find((key) => rest[key] === "" && checks.has(key));
  const name = named ?? bare ?? ("metric" in rest ? "metric" : "");
  const check = checks.get(name);
  if (!check) {
    const meant = Object.keys(rest).find((key) => rest[key] === "") ?? "";
    return { ok: false, code: "unknown-check", values: { name: name || meant } };
  }
  const parameters = Object.fromEntries(Object.entries(rest).filter(([key]) => named !== undefined || key !== bare));
  const result = v.safeParse(check.parameters, parameters);
  if (result.success) return { ok: true, value: { name, parameters, ...(text ? { text } : {}) } };
  const issue = result.issues[0];
  return {
    ok: false,
    code: "check-parameter",
    values: { name, field: v.getDotPath(issue) ?? "", problem: issue.message },
  };
}
