import type { RunEvent } from "../experiment/run-event";

/** One line of JSON for an event; null for those that carry typed arrays: weights, models and predictions are not printed. */
export function printedLine(event: RunEvent): string | null {
  switch (event.type) {
    case "snapshot":
    case "model":
    case "predictions":
    case "failed": // goes to standard error
      return null;
    case "result": {
      const { type, task, backend, seconds, parameters, rows, metrics, preparation, ...rest } = event;
      return JSON.stringify({ type, task, backend, seconds, parameters, rows, metrics, preparation, ...rest });
    }
    default:
      return JSON.stringify(event);
  }
}
