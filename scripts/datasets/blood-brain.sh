#!/bin/sh
# BloodBrain of caret: the 134 descriptors to 4 significant digits, and beside them logBBB, which is a vector of its own there.
. "$(dirname "$0")/unpack.sh"
debian r-cran-caret 6.0-93+dfsg-1
r_table <<'EOF'
load(file.path(site, "caret/data/BloodBrain.RData"))
write_table(cbind(as.data.frame(lapply(bbbDescr, signif, 4)), logBBB = logBBB))
EOF
check_card
