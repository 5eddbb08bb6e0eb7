// `npm start`: installs what is missing, builds if needed, serves the app. Node only: node_modules may not exist yet.

import path from "node:path";
import { ensureBuilt } from "./build.mjs";
import { projectRoot } from "./command.mjs";
import { ensureInstalled } from "./install.mjs";
import { serve, serveOptionsFrom } from "./serve.mjs";

try {
  const { port, host, root } = serveOptionsFrom(process.argv.slice(2));
  await ensureInstalled();
  await ensureBuilt("app");
  const served = await serve({ root: root ?? path.join(projectRoot, "dist"), port, host });
  console.log(`Learning Curve is at ${served.url}/ (stop it with Ctrl+C)`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
