#!/bin/sh
# Fashion-MNIST, 28 × 28 pixels of gray: the first 300 of each class of its training file, then the first 60 of its test file.
. "$(dirname "$0")/unpack.sh"
table=$folder/$id.pictures
debian dataset-fashion-mnist "0.0~git20200523.55506a9-1"
node_pictures <<'EOF'
import { gunzipSync } from "node:zlib";
const size = 28 * 28;
const read = (name) => gunzipSync(readFileSync(`package/usr/share/datasets/fashion-mnist/${name}.gz`));
function first(part, ofEach) {
  const labels = read(`${part}-labels-idx1-ubyte`).subarray(8);
  const pixels = read(`${part}-images-idx3-ubyte`).subarray(16);
  const taken = new Array(10).fill(0);
  return [...labels].flatMap((label, at) =>
    taken[label]++ < ofEach ? [{ label, pixels: pixels.subarray(at * size, (at + 1) * size) }] : [],
  );
}
const labels = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];
writePictures({ column: "kind", labels, width: 28, height: 28 }, [...first("train", 300), ...first("t10k", 60)]);
EOF
check_card
