#!/bin/sh
# PimaIndiansDiabetes of mlbench, as it is there: the first version, in which 0 stands for "not measured".
. "$(dirname "$0")/unpack.sh"
debian r-cran-mlbench 2.1-3-1
r_table <<'EOF'
write_table(from_package("mlbench", "PimaIndiansDiabetes")$PimaIndiansDiabetes)
EOF
check_card
