#!/bin/sh
# The breast cancer table of scikit-learn: columns named as load_breast_cancer() does, the diagnosis in words.
. "$(dirname "$0")/unpack.sh"
debian python3-sklearn 1.2.1+dfsg-1
node_table <<'EOF'
const file = "package/usr/lib/python3/dist-packages/sklearn/datasets/data/breast_cancer.csv";
const [head = "", ...rows] = readFileSync(file, "utf8").trim().split("\n");
const [, , ...diagnoses] = head.split(",");
const measured = ["radius", "texture", "perimeter", "area", "smoothness", "compactness", "concavity", "concave points"];
const all = [...measured, "symmetry", "fractal dimension"];
writeTable(
  [...all.map((name) => `mean ${name}`), ...all.map((name) => `${name} error`), ...all.map((name) => `worst ${name}`), "diagnosis"],
  rows.map((row) => row.split(",").map((cell, at) => (at === 30 ? diagnoses[Number(cell)] : cell))),
);
EOF
check_card
