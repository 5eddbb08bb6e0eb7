// tfjs-core's own tests on its wasm backend, by jasmine, in a process of their own. Says at its end which failed, as JSON.
import "../../src/cli/fetch-files";
import "./environment";
import "@tensorflow/tfjs-core/dist/tests";
import { writeFileSync } from "node:fs";
import { setBackend } from "@tensorflow/tfjs-core";
import { loadSideKernels } from "../../src/training/kernels/wasm/load";

interface SpecResult {
  readonly fullName: string;
  readonly status: "passed" | "failed" | "excluded" | "pending";
  readonly failedExpectations: readonly { readonly message: string }[];
}
declare const jasmine: {
  getEnv(): {
    configure(options: { random: boolean }): void;
    addReporter(reporter: { specDone(result: SpecResult): void; jasmineDone(): void }): void;
    execute(): void;
  };
};

if (!(await setBackend("wasm"))) throw new Error("The wasm backend did not start");
if (process.env["KERNELS"] === "ours") await loadSideKernels();

let passed = 0;
const failed: { readonly name: string; readonly why: string }[] = [];
const suite = jasmine.getEnv();
suite.configure({ random: false });
suite.addReporter({
  specDone({ status, fullName, failedExpectations }) {
    if (status === "passed") passed++;
    if (status === "failed") failed.push({ name: fullName, why: failedExpectations[0]?.message ?? "" });
  },
  jasmineDone() {
    writeFileSync(process.env["REPORT"] ?? "report.json", JSON.stringify({ passed, failed }));
    process.exit(0);
  },
});
suite.execute();
