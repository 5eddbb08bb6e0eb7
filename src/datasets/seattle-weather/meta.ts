import type { Dataset } from "../dataset";

/** Every day in Seattle from 2012 to 2015, with a label that was made from the other columns. */
const seattleWeather: Dataset = {
  id: "seattle-weather",
  file: "seattle-weather.csv",
  card: {
    title: { en: "Weather in Seattle" },
    gist: { en: "Every day of four years: rain, temperature, wind." },
    description: {
      en: "Daily weather of Seattle from 2012 to 2015, measured at its airport. Each row is one day.",
    },
    field: "earth-space",
    rows: 1461,
    columns: [
      { name: "date", meaning: { en: "The day." } },
      { name: "precipitation", unit: "mm", meaning: { en: "Rain and melted snow." } },
      { name: "temp_max", unit: "°C", meaning: { en: "Highest temperature." } },
      { name: "temp_min", unit: "°C", meaning: { en: "Lowest temperature." } },
      { name: "wind", unit: "m/s", meaning: { en: "Mean speed. The package says km/h; the numbers look like m/s." } },
      {
        name: "weather",
        meaning: { en: "One word for the day, made by the package from several codes of the station." },
      },
    ],
    targets: [{ column: "weather" }, { column: "temp_max", without: ["temp_min"] }],
    licence: "US Government work, public domain (NOAA)",
    people: ["NOAA National Climatic Data Center", "the makers of vega-datasets"],
    citation: "NOAA National Climatic Data Center, daily summaries. Packaged in vega-datasets.",
    source: { package: "npm vega-datasets", version: "3.2.1", path: "data/seattle-weather.csv" },
    conversion: { en: "None: the package carries this file." },
    knownFaults: [
      {
        told: {
          en: "All 640 days of sun have a precipitation of 0, and no day of snow has: the label was made from it, so it gives the answer away.",
        },
        counted: [{ what: "equals", column: "weather", value: "sun", count: 640 }],
      },
      {
        told: { en: "Classes are unequal: 641 days of rain, 640 of sun, 101 of fog, 53 of drizzle, 26 of snow." },
        counted: [
          { what: "equals", column: "weather", value: "rain", count: 641 },
          { what: "equals", column: "weather", value: "sun", count: 640 },
          { what: "equals", column: "weather", value: "fog", count: 101 },
          { what: "equals", column: "weather", value: "drizzle", count: 53 },
          { what: "equals", column: "weather", value: "snow", count: 26 },
        ],
      },
      {
        told: {
          en: "The labels drift: fog goes from 5 days in 2012 to 52 in 2015, drizzle from 31 to 7. The way of noting changed, not only the weather.",
        },
        counted: [],
      },
      {
        told: {
          en: "No day is left out, and one day is much like the day before: split by time. Days without a row: 0.",
        },
        counted: [{ what: "skipped-days", column: "date", count: 0 }],
      },
    ],
    convertedBy: "scripts/datasets/seattle-weather.sh",
    sha256: "0845078a290b48e3149ab8639966824110a251db4e06fc144c06ebb534af23be",
    faults: [],
  },
};
export default seattleWeather;
