/** An error meant for a person: a stable code, and a French sentence that says what was wrong, where, and what to do. */
export class FrenchError extends Error {
  override readonly name = 'FrenchError';

  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
