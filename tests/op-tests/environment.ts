// Loaded before the tests, which ask for what stands here as soon as they are loaded themselves.
import { createRequire } from "node:module";
import { env } from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import { setTestEnvs } from "@tensorflow/tfjs-core/dist/jasmine_util";
import "@tensorflow/tfjs-backend-cpu";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";

const require = createRequire(import.meta.url);
const jasmine = require("jasmine-core") as { boot(jasmine: unknown): unknown };
jasmine.boot(jasmine);

const flags = { WASM_HAS_MULTITHREAD_SUPPORT: false };
env().setFlags(flags);
setWasmPaths(`${process.env["WASM_FOLDER"] ?? ""}/`);
setTestEnvs([{ name: "wasm", backendName: "wasm", isDataSync: true, flags }]);
