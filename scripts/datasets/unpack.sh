# What every conversion begins and ends with; sourced by the scripts beside it, which run on Debian 12.
#   debian <name> <version>, npm_package <name> <version>   unpack into $work/package
#   r_table, node_table, node_pictures                      run the script that follows; it writes $table
#   check_card                                              the card must hold the hash of what was written
set -eu
scripts=$(cd "$(dirname "$0")" && pwd)
id=$(basename "$0" .sh)
folder=$scripts/../../src/datasets/$id
table=$folder/$id.csv
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p "$folder"
export table scripts

debian() {
  apt-get -o APT::Sandbox::User=root download -qq "$1=$2"
  dpkg-deb -x ./"$1"_*.deb package
}
npm_package() {
  npm pack --silent "$1@$2" >/dev/null
  tar -xzf ./*.tgz
}
r_table() {
  cat "$scripts/write-table.R" - >convert.R
  LC_ALL=C.UTF-8 Rscript --vanilla convert.R
}
node_table() {
  {
    echo 'import { readFileSync } from "node:fs";'
    echo "import { writeTable } from \"$scripts/write-table.mjs\";"
    cat
  } >convert.mjs
  node convert.mjs
}
node_pictures() {
  {
    echo 'import { readFileSync } from "node:fs";'
    echo "import { writePictures } from \"$scripts/write-pictures.mjs\";"
    cat
  } >convert.mjs
  node convert.mjs
}
check_card() {
  hash=$(sha256sum "$table" | cut -d " " -f 1)
  grep -q "$hash" "$folder/meta.ts" || { echo "$id: the card has another sha256 than $hash" >&2; exit 1; }
}
