/** What stops the walk: a sentence for the person at the terminal. How to go on is said by who catches it. */
export class SetupProblem extends Error {
  override name = 'SetupProblem';
}

/** The person does not want to go on. */
export class SetupStopped extends Error {
  override name = 'SetupStopped';
}
