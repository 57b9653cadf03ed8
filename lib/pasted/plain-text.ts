const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&nbsp;': ' ',
  '&amp;': '&',
};

/**
 * A paste without what its way here put around it: escapes of JSON inside JSON, HTML entities, Slack's links, typographic
 * quotes, signs that cannot be seen.
 */
export function plainText(pasted: string): string {
  return (
    pasted
      .normalize('NFKC')
      // Colors of a terminal, with or without their escape sign.
      .replace(/(?:\p{Cc}|\\u001b|\\x1b|\\033|␛)?\[\d{1,3}(?:;\d{1,3}){0,4}m/giu, '')
      .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
      .replace(/&(?:lt|gt|quot|apos|nbsp|amp);/g, (entity) => entities[entity] ?? entity)
      .replace(/&#(\d{2,5});/g, (_, point: string) => String.fromCodePoint(Number(point)))
      // `<https://a.b/c|label>` as Slack keeps it.
      .replace(/<(https?:[^|>\s]+)\|([^>]*)>/g, '$1 $2')
      .replace(/%(2[0-9A-F]|3[A-F]|5[BDF]|7[BD])/gi, (escape) => decodeURIComponent(escape))
      .replace(/(?<!\\)\\+u([0-9a-f]{4})/gi, (_, hex: string) =>
        String.fromCharCode(parseInt(hex, 16)),
      )
      .replace(/(?<!\\)\\+[nrt]/g, ' ')
      .replace(/(?<!\\)\\+(["'/_*-])/g, '$1')
      .replace(/[“”„‟«»]/g, '"')
      .replace(/[‘’‚‛`´]/g, "'")
  );
}
