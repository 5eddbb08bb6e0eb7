#!/bin/sh
# All rows of vega-datasets' gapminder, as they are there.
. "$(dirname "$0")/unpack.sh"
npm_package vega-datasets 3.2.1
node_table <<'EOF'
const rows = JSON.parse(readFileSync("package/data/gapminder.json", "utf8"));
const names = Object.keys(rows[0]);
writeTable(names, rows.map((row) => names.map((name) => row[name])));
EOF
check_card
