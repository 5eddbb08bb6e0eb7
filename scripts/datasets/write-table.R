site <- "package/usr/lib/R/site-library"
# The data sets of an unpacked R package, by name.
from_package <- function(package, name) {
  found <- new.env()
  data(list = name, package = package, lib.loc = site, envir = found)
  as.list(found)
}
# As the shelf keeps a table: quotes only where a cell needs them, missing cells empty, no exponents.
write_table <- function(rows) {
  cells <- lapply(rows, function(column) {
    text <- if (is.numeric(column)) vapply(column, format, "", digits = 15, scientific = FALSE, trim = TRUE) else as.character(column)
    text[is.na(column)] <- ""
    ifelse(grepl("[\",\n]", text), paste0("\"", gsub("\"", "\"\"", text), "\""), text)
  })
  lines <- c(paste(names(rows), collapse = ","), do.call(paste, c(unname(cells), sep = ",")))
  out <- file(Sys.getenv("table"), "wb")
  writeLines(enc2utf8(lines), out, sep = "\n", useBytes = TRUE)
  close(out)
}
# The same rows every time.
some_of <- function(rows, count) {
  set.seed(1, kind = "Mersenne-Twister", sample.kind = "Rejection")
  sort(sample(nrow(rows), count))
}

