// The rooms of src/ and the walls between them; scripts/rooms.cjs says what each may import.
// Globs (import.meta.glob) are invisible here: tests/contracts/rooms.test.ts covers those.

const { mayImport, pathOf, steps } = require("./scripts/rooms.cjs");

const testFile = "\\.test\\.ts$";
const step = `^src/(experiment|datasets|${steps.join("|")}|lesson)/`;

const rooms = Object.entries(mayImport).map(([room, allowed]) => ({
  name: `room-${room}`,
  comment: `src/${room} may import: ${allowed.join(", ") || "nothing of ours"}.`,
  severity: "error",
  from: { path: `^src/${room}/`, pathNot: testFile },
  to: { path: "^src/", pathNot: ["^src/[^/]+\\.d\\.ts$", pathOf(room), ...allowed.map(pathOf)] },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...rooms,
    {
      name: "room-unknown",
      comment: "A new folder of src/ needs a line in the table above.",
      severity: "error",
      from: { path: "^src/[^/]+/", pathNot: `^src/(${Object.keys(mayImport).join("|")})/` },
      to: {},
    },
    {
      name: "worker-boundary-protocol",
      comment: "protocol.ts is only vocabulary: it imports the experiment and comlink's types.",
      severity: "error",
      from: { path: "^src/workers/protocol\\.ts$" },
      to: { path: "^src/", pathNot: "^src/experiment/" },
    },
    {
      name: "worker-boundary-client",
      comment: "The client is loaded by the page: it must not reach the inside of a worker, by whatever way.",
      severity: "error",
      from: { path: "^src/workers/(client|lab-client|deferred-client|trusted-types)\\.ts$" },
      to: {
        reachable: true,
        path: [`^src/(datasets|${steps.join("|")})/`, "node_modules/@tensorflow/"],
        // Vocabulary of the Experiment, in the folder of each kind of step.
        pathNot: "^src/data/prepare/steps/[^/]+/spec\\.ts$",
      },
    },
    {
      name: "no-tensorflow-on-the-page",
      comment: "TensorFlow.js loads with the worker, on the learner's first intent to train.",
      severity: "error",
      from: {
        path: "^src/(experiment|datasets|lesson|storage|i18n|plots|ui|bench|widgets|app|embed|workers/(client|protocol))",
        pathNot: testFile,
      },
      to: { path: "node_modules/@tensorflow/" },
    },
    {
      name: "no-screen-in-the-steps",
      comment: "The step folders run in a worker, under Node and in a test: no Svelte, no Node built-ins.",
      severity: "error",
      from: { path: step, pathNot: testFile },
      to: { path: ["node_modules/svelte/", "\\.svelte(\\.ts)?$"] },
    },
    {
      name: "no-node-in-the-browser",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/cli/", testFile] },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-circular",
      comment:
        "Two files that need each other are one concept, or lack a third. Types may refer to each other; so may the parsers " +
        "and the components of a nested document.",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/lesson/parse-", "\\.svelte$"] },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "not-in-package-json",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
  ],
  options: {
    // A `?worker&url` import is an address, not code: what lies behind it is not the page's.
    doNotFollow: { path: ["node_modules", "\\.worker\\.ts$"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.app.json" },
    combinedDependencies: true,
    enhancedResolveOptions: {
      extensions: [".ts", ".svelte.ts", ".js", ".mjs", ".svelte", ".d.ts"],
      exportsFields: ["exports"],
      conditionNames: ["import", "svelte", "browser", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
