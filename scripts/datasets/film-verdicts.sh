#!/bin/sh
# Films of vega-datasets' movies that viewers rated, with two verdicts made of two ratings: critics' by their site's own
# line (60 % liked it), viewers' by a line of ours (a mean mark of 6.5, which about half of the films reach).
. "$(dirname "$0")/unpack.sh"
npm_package vega-datasets 3.2.1
node_table <<'EOF'
const films = JSON.parse(readFileSync("package/data/movies.json", "utf8"));
const known = (value) => value !== null && value !== undefined && value !== "";
const thousands = (dollars) => (known(dollars) && dollars > 0 ? Math.round(dollars / 1000) : "");
const rounded = (count) => (known(count) ? Number(Number(count).toPrecision(3)) : "");
const verdict = (mark, line) => (known(mark) ? (mark >= line ? "good" : "poor") : "");
// A year of two digits was completed wrongly; the day before the computers' calendar begins means "not known".
const year = (date) => {
  const found = /(\d{4})$/.exec(date ?? "")?.[1];
  if (!found || date === "Dec 31 1969") return "";
  return Number(found) > 2012 ? Number(found) - 100 : Number(found);
};
writeTable(
  ["Title", "Year", "Genre", "Age rating", "Budget", "Takings", "Votes", "Critics", "Viewers"],
  films
    .filter((film) => known(film["IMDB Rating"]) && known(film["Title"]))
    .map((film) => [
      film["Title"],
      year(film["Release Date"]),
      film["Major Genre"],
      film["MPAA Rating"],
      thousands(film["Production Budget"]),
      thousands(film["US Gross"]),
      rounded(film["IMDB Votes"]),
      verdict(film["Rotten Tomatoes Rating"], 60),
      verdict(film["IMDB Rating"], 6.5),
    ]),
);
EOF
check_card
