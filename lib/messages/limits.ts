/** Slack's limits, in characters unless said otherwise. Slack refuses a whole message for one excess. */
export const limits = {
  message: {
    blocks: 50,
    /** Not documented: measured by others at about 13,200; we stay well below. */
    totalText: 12_000,
    /** Ours, not Slack's: what a phone's lock screen shows, and a screen reader reads. */
    cardText: 150,
    text: 4_000,
  },
  modal: { blocks: 100, title: 24, close: 24, metadata: 3_000 },
  /** What may be typed is ours, so that a draft of all fields fits into one message; Slack takes 3,000. */
  input: {
    label: 2_000,
    hint: 2_000,
    line: 200,
    text: 2_000,
    option: 75,
    value: 75,
    options: 100,
  },
  section: { text: 3_000, fields: 10, fieldText: 2_000 },
  header: { text: 150 },
  context: { elements: 10, text: 2_000 },
  actions: { elements: 25 },
  button: { text: 75, value: 2_000, url: 3_000 },
  id: 255,
} as const;
