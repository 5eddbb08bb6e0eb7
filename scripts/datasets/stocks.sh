#!/bin/sh
# All prices of vega-datasets' stocks; "Jan 1 2000" is written 2000-01.
. "$(dirname "$0")/unpack.sh"
npm_package vega-datasets 3.2.1
node_table <<'EOF'
const [, ...rows] = readFileSync("package/data/stocks.csv", "utf8").trim().split(/\r?\n/);
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
writeTable(
  ["symbol", "date", "price"],
  rows.map((row) => {
    const [symbol, date = "", price] = row.split(",");
    const [month = "", , year] = date.split(" ");
    return [symbol, `${year}-${String(months.indexOf(month) + 1).padStart(2, "0")}-01`, price];
  }),
);
EOF
check_card
