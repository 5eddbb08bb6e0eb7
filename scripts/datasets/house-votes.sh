#!/bin/sh
# HouseVotes84 of mlbench: V1 to V16 get the names of its documentation.
. "$(dirname "$0")/unpack.sh"
debian r-cran-mlbench 2.1-3-1
r_table <<'EOF'
rows <- from_package("mlbench", "HouseVotes84")$HouseVotes84
names(rows) <- c("party", "handicapped-infants", "water-project-cost-sharing", "adoption-of-the-budget-resolution",
  "physician-fee-freeze", "el-salvador-aid", "religious-groups-in-schools", "anti-satellite-test-ban",
  "aid-to-nicaraguan-contras", "mx-missile", "immigration", "synfuels-corporation-cutback", "education-spending",
  "superfund-right-to-sue", "crime", "duty-free-exports", "export-administration-act-south-africa")
write_table(rows)
EOF
check_card
