import * as v from "valibot";
import { quoted } from "./quoted";

/** Where the first thing stands that a schema does not take ("training.epochs"), and in words what is wrong with it. */
export function schemaProblem(issue: v.BaseIssue<unknown>): { readonly field: string; readonly problem: string } {
  // "Invalid type: Expected number but received "many"": the first words say nothing.
  const problem = issue.received === "undefined" ? "it is missing" : issue.message.replace(/^Invalid [a-z ]+: E/, "e");
  return { field: quoted(v.getDotPath(issue) ?? ""), problem: quoted(problem) };
}
