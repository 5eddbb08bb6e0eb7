#!/bin/sh
# scikit-learn's diabetes table in its own units (not the standardized one); 59 and 59.0 are written alike.
. "$(dirname "$0")/unpack.sh"
debian python3-sklearn 1.2.1+dfsg-1
node_table <<'EOF'
import { gunzipSync } from "node:zlib";
const rowsOf = (name) =>
  gunzipSync(readFileSync(`package/usr/lib/python3/dist-packages/sklearn/datasets/data/${name}.csv.gz`))
    .toString()
    .trim()
    .split("\n")
    .map((row) => row.trim().split(/\s+/).map(Number));
const progression = rowsOf("diabetes_target");
writeTable(
  ["age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6", "progression"],
  rowsOf("diabetes_data_raw").map((row, at) => [...row, ...(progression[at] ?? [])]),
);
EOF
check_card
