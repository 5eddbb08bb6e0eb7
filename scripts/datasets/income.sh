#!/bin/sh
# 2,400 of the 8,993 answers in kernlab's income, drawn with a fixed seed; labels as they are there.
. "$(dirname "$0")/unpack.sh"
debian r-cran-kernlab 0.9-32-1
r_table <<'EOF'
rows <- from_package("kernlab", "income")$income
write_table(rows[some_of(rows, 2400), ])
EOF
check_card
