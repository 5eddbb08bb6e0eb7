import { expect, it } from "vitest";
import { listOffline, precachedFiles } from "../../scripts/offline-list.ts";

const files = [
  { url: "index.html", bytes: 2_000 },
  { url: "assets/base-AbCd1234.js", bytes: 90_000 },
  { url: "assets/backend-wasm-AbCd1234.js", bytes: 250_000 },
  { url: "assets/tfjs-backend-wasm-simd-AbCd1234.wasm", bytes: 420_000 },
  { url: "assets/tfjs-backend-wasm-AbCd1234.wasm", bytes: 310_000 },
  { url: "assets/tfjs-backend-wasm-threaded-simd-AbCd1234.wasm", bytes: 430_000 },
  { url: "assets/backend-webgpu-AbCd1234.js", bytes: 460_000 },
  { url: "assets/backend-webgl-AbCd1234.js", bytes: 300_000 },
  { url: "assets/data/birds-AbCd1234.csv", bytes: 50_000 },
  { url: "assets/data/letters-AbCd1234.bin", bytes: 9_000_000 },
  { url: "assets/data/stars-AbCd1234.csv", bytes: 40_000 },
  { url: "sw.js", bytes: 14_000 },
  { url: ".vite/manifest.json", bytes: 60_000 },
];
const dataOfChapter = new Map([
  ["1-prepare", ["assets/data/birds-AbCd1234.csv"]],
  ["6-images", ["assets/data/letters-AbCd1234.bin", "assets/data/birds-AbCd1234.csv"]],
]);

it("the first visit keeps the app, and the small data that lessons start from; no backend of TensorFlow.js, no other data", () => {
  expect(precachedFiles(files, dataOfChapter).map(({ url }) => url)).toEqual([
    "index.html",
    "assets/base-AbCd1234.js",
    "assets/data/birds-AbCd1234.csv",
  ]);
});

it("a chapter with larger data, the data of no lesson, and a backend can be added; with their sizes", () => {
  expect(listOffline(files, dataOfChapter)).toEqual({
    app: { files: 3, bytes: 142_000 },
    extras: [
      { kind: "chapter", name: "6-images", files: [{ url: "assets/data/letters-AbCd1234.bin", bytes: 9_000_000 }] },
      { kind: "shelf", name: "shelf", files: [{ url: "assets/data/stars-AbCd1234.csv", bytes: 40_000 }] },
      {
        kind: "backend",
        name: "wasm",
        files: [
          { url: "assets/backend-wasm-AbCd1234.js", bytes: 250_000 },
          { url: "assets/tfjs-backend-wasm-simd-AbCd1234.wasm", bytes: 420_000 },
        ],
      },
      { kind: "backend", name: "webgpu", files: [{ url: "assets/backend-webgpu-AbCd1234.js", bytes: 460_000 }] },
      { kind: "backend", name: "webgl", files: [{ url: "assets/backend-webgl-AbCd1234.js", bytes: 300_000 }] },
    ],
  });
});
