import { expect, it } from "vitest";
import type { Experiment } from "../experiment/experiment";
import type { RunCheckpoint } from "../experiment/run-checkpoint";
import type { RunEvent } from "../experiment/run-event";
import { newRunRecord } from "../experiment/run-record";
import { takeIn, newCourse, resumedCourse } from "./run-course";

const look = (epoch: number): RunEvent => ({ type: "look", epoch, layers: [] });
const checkpoint = (epoch: number) => ({ epoch, model: { layers: [] } }) as unknown as RunCheckpoint;

it("a run that goes on keeps its past up to the checkpoint, and nothing that came after", () => {
  const course = newCourse(newRunRecord("a", {} as Experiment));
  takeIn(course, [look(1), { type: "checkpoint", checkpoint: checkpoint(1) }, look(2), look(3)]);
  takeIn(course, [
    { type: "checkpoint", checkpoint: checkpoint(3) },
    { type: "warning", warning: { code: "x/y" } },
  ]);
  if (!course.run) throw new Error("no run");
  const resumed = resumedCourse(course, { run: course.run, checkpoint: checkpoint(2) });
  expect(resumed.looks.map(({ epoch }) => epoch)).toEqual([1, 2]);
  expect(resumed.checkpoints.map(({ epoch }) => epoch)).toEqual([1, 2]);
  expect([resumed.lookedAt, resumed.latest, resumed.warnings]).toEqual([null, null, []]);
});
