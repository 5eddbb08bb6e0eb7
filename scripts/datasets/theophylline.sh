#!/bin/sh
# Theoph of R's own datasets, all rows, as they are there.
. "$(dirname "$0")/unpack.sh"
test "$(dpkg-query -W -f '${Version}' r-base-core)" = 4.2.2.20221110-2
r_table <<'EOF'
write_table(as.data.frame(datasets::Theoph))
EOF
check_card
