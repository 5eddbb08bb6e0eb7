#!/bin/sh
# Takes the raw Palmer penguins out of Debian's package r-cran-palmerpenguins, as they are there (CC0).
# The package carries the CSV beside its R objects, so no R is needed. Run on Debian 12: sh scripts/datasets/penguins.sh
set -eu
version=0.1.1-1
expected=144f623143c9360fd77322a4f86acb06dc198814dbd2669724c63e6457b907bd
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download "r-cran-palmerpenguins=$version"
dpkg-deb -x ./*.deb package
csv=package/usr/lib/R/site-library/palmerpenguins/extdata/penguins_raw.csv
echo "$expected  $csv" | sha256sum -c -
cp "$csv" "$here/src/datasets/penguins/penguins.csv"
