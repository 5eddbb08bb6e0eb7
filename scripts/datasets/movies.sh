#!/bin/sh
# All films of vega-datasets' movies, as they are there, without two columns of labels ("Source", "Creative Type").
. "$(dirname "$0")/unpack.sh"
npm_package vega-datasets 3.2.1
node_table <<'EOF'
const films = JSON.parse(readFileSync("package/data/movies.json", "utf8"));
const names = Object.keys(films[0]).filter((name) => name !== "Source" && name !== "Creative Type");
writeTable(names, films.map((film) => names.map((name) => film[name])));
EOF
check_card
