#!/bin/sh
# All months of vega-datasets' co2-concentration, as they are there.
. "$(dirname "$0")/unpack.sh"
npm_package vega-datasets 3.2.1
cp package/data/co2-concentration.csv "$table"
check_card
