#!/bin/sh
# A part of ggplot2's diamonds: every diamond with an impossible dimension of 0, and 6,480 of the others, drawn with a fixed seed.
. "$(dirname "$0")/unpack.sh"
debian r-cran-ggplot2 3.4.1+dfsg-1
r_table <<'EOF'
rows <- as.data.frame(from_package("ggplot2", "diamonds")$diamonds)
impossible <- rows$x == 0 | rows$y == 0 | rows$z == 0
kept <- rbind(rows[impossible, ], rows[!impossible, ][some_of(rows[!impossible, ], 6480), ])
write_table(kept[order(as.integer(rownames(kept))), ])
EOF
check_card
