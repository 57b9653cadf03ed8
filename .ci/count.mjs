import { readFileSync } from 'node:fs';

/** Sums up vitest's own counts; a check that failed without a test counts as one failure. */
const [, , failedSteps, ...reports] = process.argv;
const counts = reports.map((file) => JSON.parse(readFileSync(file, 'utf8')));
const sum = (name) => counts.reduce((total, report) => total + (report[name] ?? 0), 0);
const passed = sum('numPassedTests');
const failedTests = sum('numFailedTests');
const failed = failedTests + (failedTests === 0 ? Number(failedSteps) : 0);
console.log(`\n${String(passed)} passed, ${String(failed)} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
