package io.patchcord.gateway.idempotency;

/** What is to be done with a request that came with a key. */
public sealed interface Claim {
  /** It is the first of its key: do it, and say what it was answered. */
  record First() implements Claim {}

  /** It was done before: answer this again. */
  record Answered(KeptAnswer answer) implements Claim {}

  /** It was done before, and its answer's body was not for keeping: do nothing. */
  record AnsweredWithoutBody(KeptAnswer answer) implements Claim {}

  /** The key is of a request that said something else: do nothing. */
  record OfAnotherRequest() implements Claim {}

  /** It is being done at this moment: do nothing. */
  record InProgress() implements Claim {}

  /** It was begun, and nobody knows what became of it: do nothing. */
  record OutcomeUnknown() implements Claim {}
}
