#!/bin/sh
# All events of vega-datasets' earthquakes: of each, the 16 properties that say something; the moment as UTC.
. "$(dirname "$0")/unpack.sh"
npm_package vega-datasets 3.2.1
node_table <<'EOF'
const { features } = JSON.parse(readFileSync("package/data/earthquakes.json", "utf8"));
const told = ["mag", "magType", "type", "nst", "gap", "dmin", "rms", "felt", "sig", "tsunami", "status", "net", "place"];
writeTable(
  ["time", "longitude", "latitude", "depth", ...told],
  features.map(({ properties, geometry }) => [
    new Date(properties.time).toISOString().slice(0, 19).replace("T", " "),
    ...geometry.coordinates,
    ...told.map((name) => properties[name]),
  ]),
);
EOF
check_card
