import { createHash } from "node:crypto";
import type { Failure } from "../../src/experiment/failure.ts";
import { newRunRecord, type RunRecord } from "../../src/experiment/run-record.ts";
import { packAll } from "../../src/storage/carry.ts";
import type { Kind } from "../../src/storage/kinds.ts";
import { hostileModel } from "./hostile-model.ts";
import { payloads } from "./payloads.ts";

interface OneKind {
  readonly kind: Kind;
  readonly records: readonly { readonly key: string; readonly saved: number; readonly value: unknown }[];
}

const model = hostileModel(payloads.slice(0, 40));
// A name with half a letter cannot be a path of a zip.
const keys = payloads.map((text) => text.replace(/[\ud800-\udfff]/g, "\ufffd"));

function run(text: string): RunRecord {
  return {
    ...newRunRecord(text, { ...model.experiment, name: text.slice(0, 200) }),
    failure: { code: text as Failure["code"], file: text },
  };
}

/** All that may be kept, with a payload wherever there is text. */
function hostileRecords(): readonly OneKind[] {
  const record = (key: string, index: number, value: unknown) => ({ key, saved: 1_700_000_000_000 + index, value });
  return [
    {
      kind: "benches",
      records: [
        ...keys.map((text, index) =>
          record(text, index, {
            format: 1,
            title: text,
            experiment: { ...model.experiment, name: text.slice(0, 200) },
            run: run(text),
            kept: [],
            openings: 0,
          }),
        ),
        record("lab/table", 1000, {
          format: 1,
          title: keys[0],
          experiment: { ...model.experiment, data: { kind: "shelf", id: "penguins" } },
          run: { ...run("__proto__"), model },
          kept: keys.slice(0, 20).map((text) => ({ ...run(text), model })),
          openings: 0,
        }),
      ],
    },
    {
      kind: "progress",
      records: ["first-model", "deploy-it", ...keys].map((key, index) =>
        record(key, index, {
          format: 1,
          step: keys[index % keys.length],
          done: keys,
          answers: Object.fromEntries(keys.map((text) => [text, text])),
          hints: Object.fromEntries(keys.map((text) => [text, 1])),
          checks: keys,
          finished: false,
          openings: 0,
        }),
      ),
    },
    {
      kind: "files",
      records: keys.map((name, index) => {
        const bytes = new TextEncoder().encode(`a,b\n1,${index}\n`);
        return record(createHash("sha256").update(bytes).digest("hex"), index, {
          name: name.slice(0, 260),
          file: new Blob([bytes]),
        });
      }),
    },
    { kind: "settings", records: keys.map((text, index) => record(text, index, text)) },
  ];
}

/** The same as a file that is carried from one device to another. */
export const hostileProject = async (): Promise<Uint8Array> =>
  new Uint8Array(await (await packAll(hostileRecords())).arrayBuffer());
