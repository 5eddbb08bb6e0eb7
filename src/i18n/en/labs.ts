export const labs = {
  title: "Labs",
  lead: "The benches of the course without a lesson around them. Nothing is graded, and nothing can break.",
  open: "Open the lab",
  points: {
    title: "Points",
    text: "Draw two or more clouds of points, build a small network, and watch every unit find its line while it trains.",
  },
  table: {
    title: "Your own data",
    text: "Drop a CSV, choose what to predict, and take it through all five steps: prepare, select, train, validate, deploy.",
  },
  more: "More labs come with their lessons: trees, images, sequences, reinforcement.",
  pointsLead: "Click into the field to add points. The bench is yours: change anything, at any time.",
  pointsMore: {
    model: "The model, and which points it learns from",
    runs: "Runs side by side, and what the last one gets wrong",
    surface: "The loss from above",
    passes: "One point, forward and back",
    deploy: "Ask it, and take it with you",
  },
};
