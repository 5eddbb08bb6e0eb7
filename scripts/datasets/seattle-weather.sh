#!/bin/sh
# All days of vega-datasets' seattle-weather, as they are there.
. "$(dirname "$0")/unpack.sh"
npm_package vega-datasets 3.2.1
cp package/data/seattle-weather.csv "$table"
check_card
