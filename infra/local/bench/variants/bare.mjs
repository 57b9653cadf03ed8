/** A handler with no imports. */
export async function handler() {
  return { statusCode: 200, body: '' };
}
