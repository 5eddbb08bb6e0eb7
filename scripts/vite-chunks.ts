import path from "node:path";
import { fileURLToPath } from "node:url";

const projectRoot = fileURLToPath(new URL("..", import.meta.url));

interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** What the app and the first lesson load, by the files they start from: few files, so that a slow network is asked little. */
const starts = {
  app: ["src/app/main.ts"],
  storage: ["src/storage/storage.svelte.ts"],
  lesson: ["src/app/lesson/LessonPage.svelte", "src/app/lesson/LessonView.svelte"],
  bench: ["src/widgets/transport/Transport.svelte", "src/widgets/curves/LearningCurves.svelte"],
  playground: ["src/widgets/playground/Playground.svelte"],
} as const;
type Start = keyof typeof starts;
const order: readonly Start[] = ["app", "storage", "lesson", "bench", "playground"];

/** A file and everything it imports statically, as module ids. */
function closure(files: readonly string[], graph: ModuleGraph): Set<string> {
  const found = new Set(files.map((file) => path.join(projectRoot, file).replaceAll("\\", "/")));
  for (const id of found) for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}

/**
 * The chunk of a module: "base" is what both the app's own page and another page need, so that neither loads the other;
 * then what a lesson adds, what its bench adds, what a widget adds. null: by itself, as the bundler sees fit.
 */
export function chunkOf(): (id: string, graph: ModuleGraph) => string | null {
  let closures: Map<Start, Set<string>> | null = null;
  return (id, graph) => {
    if (/preload-helper|rolldown\/runtime/.test(id)) return "base";
    const text = /\/lessons\/[a-z-]+\/[^/]+\/([^/]+?)(?:\.start\.json|\.md)$/.exec(id);
    if (text) return `lesson-${text[1]}`;
    closures ??= new Map(order.map((name) => [name, closure(starts[name], graph)]));
    const users = order.filter((name) => closures?.get(name)?.has(id));
    if (users[0] === "app" && users.length === 1) return null; // the entry's own
    return users[0] === "app" ? "base" : (users[0] ?? null);
  };
}
