#!/bin/sh
# 1,900 of the 4,601 mails in kernlab's spam, drawn with a fixed seed; every column.
. "$(dirname "$0")/unpack.sh"
debian r-cran-kernlab 0.9-32-1
r_table <<'EOF'
rows <- from_package("kernlab", "spam")$spam
write_table(rows[some_of(rows, 1900), ])
EOF
check_card
