import type { Failure } from '../../contract/failures.ts';
import { storeFailure } from './store-writer.ts';

/** Reads, or says what stood in the way (a damaged page, an I/O error) and goes on with `otherwise`. */
export type StoreReader = <T>(read: () => T, otherwise: T) => T;

/** @param onStore told of every read that SQLite refuses; of none that succeeds */
export function createStoreReader(onStore: (problem: Failure) => void): StoreReader {
  return (read, otherwise) => {
    try {
      return read();
    } catch (error) {
      onStore(storeFailure(error));
      return otherwise;
    }
  };
}
