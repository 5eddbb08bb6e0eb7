import path from "node:path";
import { fileURLToPath } from "node:url";

const projectRoot = fileURLToPath(new URL("..", import.meta.url));

interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** Chunks by the files they start from, in this order: few, so that a slow network is asked little. */
const starts: Readonly<Record<string, string>> = {
  /** What is around every page of the app, and what that shares with an embed: "base". */
  shell: "src/app/App.svelte",
  home: "src/app/home/HomePage.svelte",
  storage: "src/storage/storage.svelte.ts",
  lesson: "src/app/lesson/LessonView.svelte",
  bench: "src/widgets/transport/Transport.svelte",
  curves: "src/widgets/curves/LearningCurves.svelte",
  playground: "src/widgets/playground/Playground.svelte",
  schemas: "src/experiment/parse-experiment.ts",
};

/** An embed has no shell: what it takes of the shell's files must not bring the others along, nor must other rooms. */
const embedStarts = ["src/embed/main.ts", "src/embed/EmbedLesson.svelte", "src/embed/EmbedLab.svelte"];
/** In the HTML before the app has come: their styles (not their code) must be with those that the page waits for. */
const firstPaint = { shell: "/src/app/home/HomeIntro.svelte", base: "/src/app/lesson/LessonHead.svelte" };

/** A file and everything it imports statically, as module ids. */
function closure(file: string, graph: ModuleGraph): Set<string> {
  const found = new Set([path.join(projectRoot, file).replaceAll("\\", "/")]);
  for (const id of found) for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}

/** The chunk of a module: the first that needs it. null: as the bundler sees fit. A lesson's text and start are one chunk. */
export function chunkOf(): (id: string, graph: ModuleGraph) => string | null {
  let closures: readonly (readonly [string, Set<string>])[] | null = null;
  let embedded = new Set<string>();
  return (id, graph) => {
    const text = /\/lessons\/[a-z-]+\/[^/]+\/([^/]+?)(?:\.start\.json|\.md(?:\?bundle)?)$/.exec(id);
    if (text) return `lesson-${text[1]}`;
    if (id.includes("preload-helper")) return "base";
    for (const [name, file] of Object.entries(firstPaint)) if (id.includes(`${file}?`)) return name;
    if (!closures) {
      closures = Object.entries(starts).map(([name, file]) => [name, closure(file, graph)]);
      embedded = new Set(embedStarts.flatMap((file) => [...closure(file, graph)]));
    }
    const [first = null, ...others] = closures.filter(([, ids]) => ids.has(id)).map(([name]) => name);
    if (first === "shell" && (embedded.has(id) || !id.includes("/src/app/"))) return "base";
    if (first === "home" && others.length > 0) return "base"; // no other page loads home for a part of it
    if (id.includes("/src/ui/keep-focus")) return null; // comes with the first focus
    if (first === null && /\/src\/ui\/[^/]+$/.test(id.split("?", 1)[0] ?? "")) return "controls";
    return first === "curves" ? "bench" : first; // both stand on nearly every bench
  };
}
