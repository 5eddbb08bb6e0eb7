import type { CardColumn, Dataset } from "../dataset";

/** The 134 properties, in the order of the table. */
const names =
  "tpsa nbasic negative vsa_hyd a_aro weight peoe_vsa.0 peoe_vsa.1 peoe_vsa.2 peoe_vsa.3 peoe_vsa.4 peoe_vsa.5 peoe_vsa.6 peoe_vsa.0.1 peoe_vsa.1.1 peoe_vsa.2.1 peoe_vsa.3.1 peoe_vsa.4.1 peoe_vsa.5.1 peoe_vsa.6.1 a_acc a_acid a_base vsa_acc vsa_acid vsa_base vsa_don vsa_other vsa_pol slogp_vsa0 slogp_vsa1 slogp_vsa2 slogp_vsa3 slogp_vsa4 slogp_vsa5 slogp_vsa6 slogp_vsa7 slogp_vsa8 slogp_vsa9 smr_vsa0 smr_vsa1 smr_vsa2 smr_vsa3 smr_vsa4 smr_vsa5 smr_vsa6 smr_vsa7 tpsa.1 logp.o.w. frac.anion7. frac.cation7. andrewbind rotatablebonds mlogp clogp mw nocount hbdnr rule.of.5violations alert prx ub pol inthb adistm adistd polar_area nonpolar_area psa_npsa tcsa tcpa tcnp ovality surface_area volume most_negative_charge most_positive_charge sum_absolute_charge dipole_moment homo lumo hardness ppsa1 ppsa2 ppsa3 pnsa1 pnsa2 pnsa3 fpsa1 fpsa2 fpsa3 fnsa1 fnsa2 fnsa3 wpsa1 wpsa2 wpsa3 wnsa1 wnsa2 wnsa3 dpsa1 dpsa2 dpsa3 rpcg rncg wpcs wncs sadh1 sadh2 sadh3 chdh1 chdh2 chdh3 scdh1 scdh2 scdh3 saaa1 saaa2 saaa3 chaa1 chaa2 chaa3 scaa1 scaa2 scaa3 ctdh ctaa mchg achg rdta n_sp2 n_sp3 o_sp2 o_sp3";

/** What a property is, by the habits of the programs that reckon them; the first pattern that fits. */
const kinds: readonly (readonly [RegExp, string, unit?: string])[] = [
  [/^tpsa|^psa_npsa$|polar_area/, "Polar part of the surface, or the rest of it.", "Å²"],
  [/^peoe_vsa/, "Surface of the atoms whose partial charge lies in one range.", "Å²"],
  [/^slogp_vsa/, "Surface of the atoms that dissolve in fat to one degree.", "Å²"],
  [/^smr_vsa/, "Surface of the atoms that light polarizes to one degree.", "Å²"],
  [/^vsa_/, "Surface of the atoms of one kind: hyd repels water, acc and don accept or give hydrogen bonds.", "Å²"],
  [/^(a_|n[bo]|[no]_sp|rotatablebonds|hbdnr|rule)/, "A count: of atoms, groups, bonds or broken rules."],
  [/^(weight|mw)$/, "Mass of the molecule.", "Da"],
  [
    /logp|andrewbind/,
    "Reckoned from the structure: how much rather it dissolves in fat than in water, or how well it binds.",
  ],
  [/^frac\./, "Share of the molecules that are charged at pH 7."],
  [/^(volume|surface_area|ovality)$/, "Size or form of the whole."],
  [/charge|dipole|homo|lumo|hardness/, "How charge is spread, or what the electrons' energies are."],
  [/^(s[ac]|ch|ct)(dh|aa)/, "Surface or charge of the atoms that give (dh) or accept (aa) hydrogen bonds."],
  [
    /^([pndfw][pn]?sa|[fwd][pn]sa|rpcg|rncg|wpcs|wncs|mchg|achg|rdta)/,
    "How much of the surface carries charge (CPSA).",
  ],
];

function describe(name: string): CardColumn {
  const [, meaning, unit] = kinds.find(([pattern]) => pattern.test(name)) ?? [];
  return { name, meaning: { en: meaning ?? "Not explained by the package." }, ...(unit !== undefined && { unit }) };
}

/** 208 molecules with 134 reckoned properties, and how well each gets from the blood into the brain. */
const bloodBrain: Dataset = {
  id: "blood-brain",
  file: "blood-brain.csv",
  card: {
    title: { en: "From blood to brain" },
    gist: { en: "208 molecules: how well does each get from the blood into the brain? More columns than it can bear." },
    description: {
      en: "Molecules from the literature on medicines, each with 134 properties that programs reckon from its structure, and the measured logarithm of its concentration in the brain divided by that in the blood: 0 is the same in both, −1 a tenth. Each row is one molecule.",
    },
    field: "pharmaceuticals",
    harm: {
      en: "The measurements come from animals. A medicine that was judged from such a table still has to be tested, and a molecule unlike these 208 gets a number that means nothing.",
    },
    rows: 208,
    columns: [
      ...names.split(" ").map(describe),
      {
        name: "logBBB",
        meaning: { en: "log₁₀ of the concentration in the brain divided by that in the blood, measured." },
      },
    ],
    targets: [{ column: "logBBB" }],
    licence: "GPL (>= 2) (caret)",
    people: ["Scot Mente", "Franco Lombardo", "Max Kuhn"],
    citation:
      "Mente SR, Lombardo F (2005). A recursive-partitioning model for blood-brain barrier permeation. Journal of Computer-Aided Molecular Design 19: 465-481. Packaged in caret.",
    source: { package: "Debian r-cran-caret", version: "6.0-93+dfsg-1", path: "caret/data/BloodBrain.RData" },
    conversion: {
      en: "Properties to 4 significant digits; logBBB, a vector of its own in the package, stands beside them.",
    },
    knownFaults: [
      {
        told: {
          en: "135 columns and 208 rows: after the split hardly more rows than columns, so a model can learn them by heart.",
        },
        counted: [],
      },
      {
        told: { en: "1 molecule stands twice." },
        counted: [{ what: "repeated", count: 1 }],
      },
      {
        told: { en: "Some columns hardly vary: negative is 0 in 207 rows, alert in 206." },
        counted: [
          { what: "equals", column: "negative", value: "0", count: 207 },
          { what: "equals", column: "alert", value: "0", count: 206 },
        ],
      },
      {
        told: {
          en: "Several columns reckon the same thing with different programs (tpsa and tpsa.1; weight and mw; mlogp and clogp).",
        },
        counted: [],
      },
      {
        told: {
          en: "The names of the molecules are not in the package, and its text does not explain single columns.",
        },
        counted: [],
      },
    ],
    convertedBy: "scripts/datasets/blood-brain.sh",
    sha256: "eb78974445c8082e536aa931768ae0d90d2127d8a949b9c79f4077f697eae3f7",
    faults: [],
  },
};
export default bloodBrain;
