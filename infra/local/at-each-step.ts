/**
 * What a schedule does at each full step of the clock, such as every five minutes, for somebody who asks more often.
 *
 * @param run with the time that was meant; the step that lasts has been
 */
export function atEachStep(
  ms: number,
  run: (meant: Date) => Promise<unknown>,
): () => Promise<void> {
  const stepNow = () => Math.floor(Date.now() / ms);
  let done = stepNow();
  return async () => {
    const step = stepNow();
    if (step === done) return;
    done = step;
    await run(new Date(step * ms));
  };
}
