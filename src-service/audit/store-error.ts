import { type Failure, failure } from '../../contract/failures.ts';

/** Whether SQLite itself has said this, e.g. `SQLITE_FULL`; anything else is a bug of ours. */
export function isStoreError(error: unknown): error is Error & { readonly code: string } {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' && code.startsWith('SQLITE_');
}

/** @throws the error, where it is none of SQLite's */
export function storeFailureOf(error: unknown): Failure {
  if (!isStoreError(error)) throw error;
  return failure('STORE_FAILED', error.code);
}
