#!/bin/sh
# GermanCredit of caret. There, each of 11 questions is spread over columns of 0 and 1; here it is one column of labels again.
. "$(dirname "$0")/unpack.sh"
debian r-cran-caret 6.0-93+dfsg-1
r_table <<'EOF'
load(file.path(site, "caret/data/GermanCredit.RData"))
class <- GermanCredit$Class
GermanCredit$Class <- NULL
spread <- grep("\\.", names(GermanCredit), value = TRUE)
rows <- GermanCredit[setdiff(names(GermanCredit), spread)]
for (question in unique(sub("\\..*", "", spread))) {
  columns <- GermanCredit[grep(paste0("^", question, "\\."), spread, value = TRUE)]
  stopifnot(rowSums(columns) == 1)
  rows[[question]] <- sub("^[^.]*\\.", "", names(columns))[max.col(as.matrix(columns))]
}
rows$Class <- class
write_table(rows)
EOF
check_card
