import type { Cancel } from '../../../contract/clock.ts';
import type { ScannerBody, World } from '../body.ts';
import { scanBytes } from '../scanner.ts';

/** It leaves set-up by itself after so long without a command, in milliseconds. */
export const SETUP_IDLE_MS = 5_000;
const LONGEST = 64;
const ENTER = '$$$$';
const LEAVE = '%%%%';

/**
 * Newland's old set-up (HR15): `$$$$` is answered `@@@@`, `%%%%` by `^^^^`, `#99900030;` by `!` or `?`
 * and the rest as it came. Within set-up nothing is read.
 */
export function createNewlandLegacyScanner(world: World): ScannerBody {
  let isInSetup = false;
  let waiting = '';
  let cancel: Cancel = () => {};

  function leave(): void {
    cancel();
    isInSetup = false;
  }

  function say(text: string): void {
    world.send(new TextEncoder().encode(text));
  }

  function hear(letter: string): void {
    waiting = (waiting + letter).slice(-LONGEST);
    if (waiting.endsWith(ENTER)) {
      waiting = '';
      isInSetup = true;
      world.asked('setting', 'enter');
      say('@@@@');
    } else if (!isInSetup) return;
    else if (waiting.endsWith(LEAVE)) {
      waiting = '';
      leave();
      world.asked('setting', 'leave');
      say('^^^^');
      return;
    } else if (letter === ';' && waiting.includes('#')) {
      const code = waiting.slice(waiting.lastIndexOf('#') + 1, -1);
      const isKnown = /^999\d{5}$/.test(code);
      world.asked(isKnown ? 'setting' : 'refused', isKnown ? code : 'unknown command');
      say(`${isKnown ? '!' : '?'}${code};`);
      waiting = '';
    }
    cancel();
    cancel = world.clock.after(SETUP_IDLE_MS, leave);
  }

  return {
    receive(bytes) {
      for (const byte of bytes) hear(String.fromCharCode(byte));
    },
    scan(text, aim) {
      if (!isInSetup) world.send(scanBytes(text, aim, 'cr'));
      return !isInSetup;
    },
    powerOff() {
      waiting = '';
      leave();
    },
  };
}
