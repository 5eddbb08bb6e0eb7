#!/bin/sh
# All homes of modeldata's Sacramento; coordinates to 5 places, which is a metre; the letter before the zip code is left out.
. "$(dirname "$0")/unpack.sh"
debian r-cran-modeldata 1.1.0-1
r_table <<'EOF'
rows <- as.data.frame(from_package("modeldata", "Sacramento")$Sacramento)
rows$zip <- sub("^z", "", rows$zip)
rows$latitude <- round(rows$latitude, 5)
rows$longitude <- round(rows$longitude, 5)
write_table(rows)
EOF
check_card
