import path from "node:path";
import type { TestProject } from "vitest/node";
import { ensureBuilt } from "../../scripts/build.mjs";
import { projectRoot } from "../../scripts/command.mjs";
import { serve } from "../../scripts/serve.mjs";

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of the built app, ending with a slash. */
    appUrl: string;
  }
}

/** Builds the app if it is stale, and serves it while the journeys run. */
export default async function serveBuild(project: TestProject) {
  await ensureBuilt("app", { quiet: true });
  const served = await serve({ root: path.join(projectRoot, "dist"), port: 0 });
  project.provide("appUrl", `${served.url}/`);
  return () => served.close();
}
