// `npm run experiment -- <arguments>`: runs an Experiment under Node; `npm run profile -- FILE.json` says where its time
// goes. stdout is the command's own and nothing else's.

import path from "node:path";
import { ensureBuilt } from "./build.mjs";
import { projectRoot, runCommand } from "./command.mjs";
import { ensureInstalled } from "./install.mjs";

await ensureInstalled();
try {
  await ensureBuilt("cli", { quiet: true });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
const { exitCode } = await runCommand(process.execPath, [
  path.join(projectRoot, "dist-cli/main.js"),
  ...process.argv.slice(2),
]);
process.exitCode = exitCode;
