#!/bin/sh
# All cars of vega-datasets. "Year" is 1 January of the model year there: only the year is kept.
. "$(dirname "$0")/unpack.sh"
npm_package vega-datasets 3.2.1
node_table <<'EOF'
const cars = JSON.parse(readFileSync("package/data/cars.json", "utf8"));
const names = Object.keys(cars[0]);
writeTable(names, cars.map((car) => names.map((name) => (name === "Year" ? car.Year.slice(0, 4) : car[name]))));
EOF
check_card
