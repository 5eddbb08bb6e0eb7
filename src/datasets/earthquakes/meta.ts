import type { Dataset } from "../dataset";

/** One week of the USGS feed of all earthquakes: times, places, gaps with a reason. */
const earthquakes: Dataset = {
  id: "earthquakes",
  file: "earthquakes.csv",
  card: {
    title: { en: "Earthquakes of one week" },
    gist: { en: "Every tremor that was recorded in the first week of February 2018." },
    description: {
      en: "All seismic events that the US Geological Survey listed from 31 January to 7 February 2018, as its feed stood when the week ended. Each row is one event.",
    },
    field: "earth-space",
    harm: {
      en: "Nothing here can say when the next earthquake comes. A model that seems to do so, and is believed, costs lives.",
    },
    rows: 1707,
    columns: [
      { name: "time", meaning: { en: "When it began, in UTC." } },
      { name: "longitude", unit: "°", meaning: { en: "East of Greenwich; negative is west." } },
      { name: "latitude", unit: "°", meaning: { en: "North of the equator; negative is south." } },
      { name: "depth", unit: "km", meaning: { en: "Below the surface; negative is above sea level." } },
      { name: "mag", meaning: { en: "Magnitude: one more is ten times the swing." } },
      { name: "magType", meaning: { en: "How the magnitude was reckoned." } },
      { name: "type", meaning: { en: "Earthquake, explosion or quarry blast." } },
      { name: "nst", meaning: { en: "Stations that were used." } },
      { name: "gap", unit: "°", meaning: { en: "Largest angle around it without a station." } },
      { name: "dmin", unit: "°", meaning: { en: "Distance to the nearest station; one degree is about 111 km." } },
      { name: "rms", unit: "s", meaning: { en: "How badly the stations' times fit together." } },
      { name: "felt", meaning: { en: "People who reported that they felt it." } },
      { name: "sig", meaning: { en: "Significance, reckoned mostly from the magnitude." } },
      { name: "tsunami", meaning: { en: "1 where a tsunami message was linked." } },
      { name: "status", meaning: { en: "Whether a person has looked at it." } },
      { name: "net", meaning: { en: "The network that reported it." } },
      { name: "place", meaning: { en: "Distance and direction from a town." } },
    ],
    targets: [{ column: "mag", without: ["sig"] }, { column: "status" }],
    licence: "US public domain (USGS)",
    people: ["US Geological Survey"],
    citation: "USGS Earthquake Hazards Program, all_week feed, generated 7 February 2018. Packaged in vega-datasets.",
    source: { package: "npm vega-datasets", version: "3.2.1", path: "data/earthquakes.json" },
    conversion: {
      en: "Of each event 17 properties that say something; the moment as UTC to the second. The package's own text speaks of 1,703 events, its file holds 1,707.",
    },
    knownFaults: [
      {
        told: {
          en: "Stations are not told for 465 events, the gap for 303, the nearest station for 305: networks report differently.",
        },
        counted: [
          { what: "missing", column: "nst", count: 465 },
          { what: "missing", column: "gap", count: 303 },
          { what: "missing", column: "dmin", count: 305 },
        ],
      },
      {
        told: { en: "felt is missing in 1,580 rows: nobody reported, which is not the same as nobody felt it." },
        counted: [{ what: "missing", column: "felt", count: 1580 }],
      },
      {
        told: { en: "44 magnitudes are below 0: no slip, the scale has no lowest value." },
        counted: [{ what: "below", column: "mag", limit: 0, count: 44 }],
      },
      { told: { en: "sig is reckoned from mag: it tells the answer." }, counted: [] },
      {
        told: {
          en: "122 events are of one swarm near Aguanga, California; small tremors elsewhere were not heard by anybody.",
        },
        counted: [{ what: "matches", column: "place", pattern: "Aguanga", count: 122 }],
      },
      {
        told: { en: "Only 28 of the events are no earthquakes: 15 explosions and 13 quarry blasts." },
        counted: [
          { what: "matches", column: "type", pattern: "explosion|blast", count: 28 },
          { what: "equals", column: "type", value: "explosion", count: 15 },
          { what: "equals", column: "type", value: "quarry blast", count: 13 },
        ],
      },
    ],
    convertedBy: "scripts/datasets/earthquakes.sh",
    sha256: "185a486e532040fa363f048deedbffcc3d8569eb47b811991c15de7cb91d71b6",
    faults: [],
  },
};
export default earthquakes;
