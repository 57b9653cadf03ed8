/** Throws where a store is to fail. */
export type Fault = (place: string, when: 'before' | 'after') => void;

/** Plays one call: a fault before it loses the call, one after it loses the answer. */
export async function played<Answer>(
  place: string,
  fault: Fault,
  call: () => Answer,
): Promise<Answer> {
  await Promise.resolve();
  fault(place, 'before');
  const answer = call();
  fault(place, 'after');
  return answer;
}
