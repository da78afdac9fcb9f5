import type { ScannerBody, World } from '../body.ts';
import { scanBytes, type ScannerSuffix } from '../scanner.ts';

/** A serial scanner that only talks. */
export function createTextScanner(world: World, suffix: ScannerSuffix = 'cr'): ScannerBody {
  return {
    receive: () => {},
    scan(text, aim) {
      world.send(scanBytes(text, aim, suffix));
      return true;
    },
    powerOff: () => {},
  };
}
