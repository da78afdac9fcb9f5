import type { FuzzTarget } from './frame/target.ts';
import { cardReaderTargets } from './targets/card-readers.ts';
import { otherTargets } from './targets/others.ts';
import { printerTargets } from './targets/printers.ts';
import { scannerTargets } from './targets/scanners.ts';

/** Everything in `drivers/` that takes bytes from outside. */
export const targets: readonly FuzzTarget[] = [
  ...scannerTargets,
  ...cardReaderTargets,
  ...otherTargets,
  ...printerTargets,
];
