#!/bin/sh
# scikit-learn's handwritten digits: 8 × 8 pixels, their 17 grays (0 to 16) spread over 0 to 255.
. "$(dirname "$0")/unpack.sh"
table=$folder/$id.pictures
debian python3-sklearn 1.2.1+dfsg-1
node_pictures <<'EOF'
import { gunzipSync } from "node:zlib";
const file = "package/usr/lib/python3/dist-packages/sklearn/datasets/data/digits.csv.gz";
const rows = gunzipSync(readFileSync(file))
  .toString()
  .trim()
  .split("\n")
  .map((row) => row.split(",").map(Number));
writePictures(
  { column: "digit", labels: [..."0123456789"], width: 8, height: 8 },
  rows.map((row) => ({ label: row[64], pixels: Uint8Array.from(row.slice(0, 64), (gray) => Math.round((gray * 255) / 16)) })),
);
EOF
check_card
