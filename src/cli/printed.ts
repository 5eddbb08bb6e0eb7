import type { RunEvent } from "../experiment/run-event";

/**
 * One line of JSON for an event; null for those that carry typed arrays: weights, models and predictions are not printed.
 * The result has exactly these fields: what else it tells stands in the lines "prepared" and "started".
 */
export function printedLine(event: RunEvent): string | null {
  switch (event.type) {
    case "snapshot":
    case "look":
    case "sample":
    case "checkpoint":
    case "model":
    case "predictions":
    case "failed": // goes to standard error
      return null;
    case "result": {
      const { type, task, backend, seconds, parameters, rows, metrics, preparation } = event;
      return JSON.stringify({ type, task, backend, seconds, parameters, rows, metrics, preparation });
    }
    default:
      return JSON.stringify(event);
  }
}
