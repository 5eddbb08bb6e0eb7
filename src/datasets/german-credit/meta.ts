import type { Dataset } from "../dataset";

/** 1,000 loans of a German bank of the 1970s: who paid back, told by sex, age and origin too. */
const germanCredit: Dataset = {
  id: "german-credit",
  file: "german-credit.csv",
  card: {
    title: { en: "German credit" },
    gist: { en: "1,000 people who asked for a loan, and whether they paid it back." },
    description: {
      en: "Loans of a bank in southern Germany from 1973 to 1975. Each row is one person who was given a loan, with what the bank had asked, and whether it was paid back (Good) or not (Bad).",
    },
    field: "finance",
    peopleInIt: { en: "1,000 customers of one bank, not named; nobody asked them." },
    harm: {
      en: "It holds sex, age, family and origin, from a time when a husband could forbid his wife to work. A model learns from it who was trusted then. Used on people, it would refuse loans by sex or origin, which the law forbids in many countries; leaving those columns out is not enough, for others stand in for them.",
    },
    rows: 1000,
    columns: [
      { name: "Duration", unit: "months", meaning: { en: "For how long the loan runs." } },
      { name: "Amount", unit: "DM", meaning: { en: "How much was lent." } },
      {
        name: "InstallmentRatePercentage",
        meaning: { en: "Instalments as a share of income, in 4 steps; 4 is said to be the smallest share." },
      },
      { name: "ResidenceDuration", meaning: { en: "How long at this address, in 4 steps." } },
      { name: "Age", unit: "years", meaning: { en: "Age." } },
      { name: "NumberExistingCredits", meaning: { en: "Loans at this bank, in 4 steps." } },
      { name: "NumberPeopleMaintenance", meaning: { en: "People to care for, in 2 steps." } },
      { name: "Telephone", meaning: { en: "0 or 1." } },
      { name: "ForeignWorker", meaning: { en: "0 or 1; see the known faults." } },
      {
        name: "CheckingAccountStatus",
        unit: "DM",
        meaning: { en: "What is on the current account; lt is less than, gt greater than, none: no account." },
      },
      { name: "CreditHistory", meaning: { en: "How earlier loans went." } },
      { name: "Purpose", meaning: { en: "What the money is for." } },
      { name: "SavingsAccountBonds", unit: "DM", meaning: { en: "Savings." } },
      { name: "EmploymentDuration", unit: "years", meaning: { en: "How long in the present job." } },
      { name: "Personal", meaning: { en: "Sex and family, in one label." } },
      { name: "OtherDebtorsGuarantors", meaning: { en: "Who else is liable." } },
      { name: "Property", meaning: { en: "The most valuable thing owned." } },
      { name: "OtherInstallmentPlans", meaning: { en: "Instalments paid elsewhere." } },
      { name: "Housing", meaning: { en: "Rented, owned or free." } },
      { name: "Job", meaning: { en: "Kind of work." } },
      { name: "Class", meaning: { en: "Good: paid back. Bad: not." } },
    ],
    targets: [{ column: "Class" }],
    licence: "GPL (>= 2) (caret)",
    people: ["Hans Hofmann", "Max Kuhn"],
    citation:
      "Hofmann H (1994). Statlog (German Credit Data). UCI Machine Learning Repository. Packaged in caret. On its faults: Groemping U (2019). South German Credit Data: Correcting a Widely Used Data Set. Beuth University Berlin, Reports in Mathematics 4/2019.",
    source: { package: "Debian r-cran-caret", version: "6.0-93+dfsg-1", path: "caret/data/GermanCredit.RData" },
    conversion: {
      en: "The package spreads each of 11 questions over columns of 0 and 1; here each is one column of labels again, without the question's name.",
    },
    knownFaults: [
      {
        told: {
          en: "ForeignWorker is 1 for 963 of 1,000: very likely turned round, as Groemping found in the bank's own papers.",
        },
        counted: [{ what: "equals", column: "ForeignWorker", value: "1", count: 963 }],
      },
      {
        told: {
          en: "310 people are called “Female.NotSingle”, and there is no single woman: the bank's code put single men and women together, so sex cannot be read from it.",
        },
        counted: [
          { what: "equals", column: "Personal", value: "Female.NotSingle", count: 310 },
          { what: "equals", column: "Personal", value: "Female.Single", count: 0 },
        ],
      },
      {
        told: { en: "300 loans are bad: bad ones were taken in on purpose, at the bank about 5 in 100 were." },
        counted: [{ what: "equals", column: "Class", value: "Bad", count: 300 }],
      },
      { told: { en: "Who was refused is not in it: nobody knows what they would have done." }, counted: [] },
      {
        told: {
          en: "183 savings and 154 properties are “Unknown”: a label, not an empty cell, and it may mean “none”.",
        },
        counted: [
          { what: "equals", column: "SavingsAccountBonds", value: "Unknown", count: 183 },
          { what: "equals", column: "Property", value: "Unknown", count: 154 },
        ],
      },
    ],
    convertedBy: "scripts/datasets/german-credit.sh",
    sha256: "639b2d574be8d39b52eb0cee8021d51415041bfe68a7ef1f48eed09cca7b0aad",
    faults: [],
  },
};
export default germanCredit;
