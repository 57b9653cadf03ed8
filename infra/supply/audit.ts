import { judgeAudit } from './judge-audit.ts';
import { runNpm } from './run-npm.ts';

/**
 * `npm run audit`: known vulnerabilities. High ones in what is deployed fail; those of tools are told. A registry that
 * answers no audits, as many mirrors do not, fails nothing, and is told, too.
 */
export async function main(): Promise<void> {
  const deployed = judgeAudit(await runNpm(['audit', '--json', '--omit=dev']));
  if (deployed.kind === 'unanswered') {
    console.log(
      `NOT CHECKED for vulnerabilities: the registry answers no audits (${deployed.why}).`,
    );
    return;
  }
  const all = judgeAudit(await runNpm(['audit', '--json']));
  const tools =
    all.kind === 'unanswered'
      ? []
      : [...all.grave, ...all.lesser].filter(
          (line) => !deployed.grave.includes(line) && !deployed.lesser.includes(line),
        );
  for (const line of [...deployed.grave, ...deployed.lesser]) console.log(`deployed: ${line}`);
  for (const line of tools) console.log(`tools: ${line}`);
  console.log(
    `Vulnerabilities: ${String(deployed.grave.length)} high or critical and ${String(deployed.lesser.length)} lesser in what is deployed, ${String(tools.length)} in tools.`,
  );
  if (deployed.grave.length > 0) process.exitCode = 1;
}
