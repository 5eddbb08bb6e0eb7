#!/bin/sh
# The iris table of scikit-learn: the columns get the names of its description, the species its names instead of numbers.
. "$(dirname "$0")/unpack.sh"
debian python3-sklearn 1.2.1+dfsg-1
node_table <<'EOF'
const file = "package/usr/lib/python3/dist-packages/sklearn/datasets/data/iris.csv";
const [head = "", ...rows] = readFileSync(file, "utf8").trim().split("\n");
const [, , ...species] = head.split(",");
writeTable(
  ["sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)", "species"],
  rows.map((row) => row.split(",").map((cell, at) => (at === 4 ? species[Number(cell)] : cell))),
);
EOF
check_card
