/**
 * Expected outcomes as values. Anything that a device, a network or a person can cause comes back
 * as a `Result`; a thrown error is a bug. Plain objects, so that a `Result` crosses IPC unchanged.
 */
export type Result<T, E> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** The success side. `ok()` without a value stands for "done". */
export function ok(): Result<undefined, never>;
export function ok<T>(value: T): Result<T, never>;
export function ok<T>(value?: T): Result<T | undefined, never> {
  return { ok: true, value };
}

/** The failure side. */
export function err<E>(error: E): Result<never, E> {
  return { ok: false, error };
}

/** Changes the value of a success and leaves a failure as it is. */
export function mapOk<T, U, E>(result: Result<T, E>, change: (value: T) => U): Result<U, E> {
  return result.ok ? ok(change(result.value)) : result;
}

/** For tests and start-up code where a failure is a bug: the value, or a throw that shows the error. */
export function unwrap<T, E>(result: Result<T, E>): T {
  if (result.ok) return result.value;
  throw new Error(`unexpected failure: ${JSON.stringify(result.error)}`);
}
