import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The project's root folder. */
export const projectRoot = fileURLToPath(new URL("..", import.meta.url));

/**
 * Runs a command in the project's root.
 * @param {string} command @param {string[]} args
 * @param {{ output?: "inherit" | "stderr" | "capture", env?: Record<string, string> }} [options]
 *   `stderr` sends both of its streams to ours, so that stdout stays clean.
 * @returns {Promise<{ exitCode: number, output: string }>} `output` is filled by `capture` only.
 */
export function runCommand(command, args, { output = "inherit", env = {} } = {}) {
  return new Promise((resolve) => {
    /** @type {import("node:child_process").StdioOptions} */
    const stdio =
      output === "inherit" ? "inherit" : output === "stderr" ? ["inherit", 2, 2] : ["ignore", "pipe", "pipe"];
    const child = spawn(command, args, {
      cwd: projectRoot,
      stdio,
      env: { ...process.env, ...env },
      shell: process.platform === "win32",
    });
    let text = "";
    child.stdout?.on("data", (chunk) => (text += chunk));
    child.stderr?.on("data", (chunk) => (text += chunk));
    child.on("error", (error) => resolve({ exitCode: 127, output: text + String(error) }));
    child.on("close", (code) => resolve({ exitCode: code ?? 1, output: text }));
  });
}

/** Runs an installed package's command-line file with this Node. @param {string} file below node_modules @param {string[]} args @param {Parameters<typeof runCommand>[2]} [options] */
export function runTool(file, args, options) {
  return runCommand(process.execPath, [`node_modules/${file}`, ...args], options);
}
