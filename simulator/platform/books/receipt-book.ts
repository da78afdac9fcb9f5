import { cappedMap } from './capped-map.ts';

/** A terminal may bring a long backlog, and all of it once more. */
const RECEIPT_CAP = 1_000_000;

/** Which receipts were taken. */
export interface ReceiptBook {
  /** True the first time that this name comes. */
  take(name: string): boolean;
}

/** Makes an empty book of receipts. */
export function makeReceiptBook(): ReceiptBook {
  const taken = cappedMap<true>(RECEIPT_CAP);
  return {
    take(name) {
      if (taken.get(name)) return false;
      taken.set(name, true);
      return true;
    },
  };
}
