/** The fields of a webhook as a person has typed them, or what is wrong with them. */
export function readFields(
  text: string,
): { fields: Readonly<Record<string, unknown>> } | { problem: string } {
  if (text.trim() === '') return { fields: {} };
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null || Array.isArray(read))
      return { problem: 'The fields must be a JSON object: { … }' };
    return { fields: { ...read } };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
