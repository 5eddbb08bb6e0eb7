import "./fetch-files";
import { runCommandLine, type Terminal } from "./command-line";

// TensorFlow.js advertises itself on standard error, which is for one sentence about bad input.
console.warn = () => undefined;
// A reader that has seen enough (`| head`) closes the pipe: that is not an error. A full disk is one.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  process.stderr.write(`The result cannot be written: ${error.message}\n`);
  process.exit(1);
});

const terminal: Terminal = {
  out: (line) => process.stdout.write(`${line}\n`),
  error: (line) => process.stderr.write(`${line}\n`),
};
const [first, ...others] = process.argv.slice(2);
const code =
  first === "--profile"
    ? await (await import("./profile/profile-command")).runProfile(others, terminal)
    : await runCommandLine(process.argv.slice(2), terminal);
// A GPU's threads would keep the process; what was written goes out first.
process.stdout.write("", () => process.exit(code));
