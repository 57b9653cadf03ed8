import { readFileSync } from 'node:fs';

/**
 * One cold start in a process of its own: loads a handler, has it answer once, and says what CPU time that took, in
 * milliseconds. The job comes on stdin: the handler's file, and the event.
 */
const { file, event } = JSON.parse(readFileSync(0, 'utf8'));
const times = [now()];
const { handler } = await import(file);
times.push(now());
const answer = await handler(event, { awsRequestId: 'cold' });
times.push(now());
if (answer.statusCode !== 200) throw new Error(`${file} answered ${JSON.stringify(answer)}`);
const [start, loaded, answered] = times;
console.log(
  `\nMEASURED ${JSON.stringify({
    load: loaded.cpu - start.cpu,
    answer: answered.cpu - loaded.cpu,
    wall: answered.wall - start.wall,
  })}`,
);
process.exit();

function now() {
  const { user, system } = process.cpuUsage();
  return { cpu: (user + system) / 1000, wall: performance.now() };
}
