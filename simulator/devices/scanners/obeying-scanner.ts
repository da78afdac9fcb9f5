import type { Asked } from '../../control-api.ts';
import type { ScannerBody, World } from '../body.ts';
import { scanBytes } from '../scanner.ts';
import { createMarkedCommands } from './marked-commands.ts';
import { createTrigger } from './trigger.ts';

interface Language {
  /** Byte before every command, as a character; a carriage return ends it. */
  readonly start: string;
  readonly commands: Readonly<Record<string, Asked['what']>>;
}

/**
 * Honeywell (SYN, formerly HHP): SYN T CR starts and SYN U CR ends a read, only in the serial trigger
 * mode (Honeywell user guides); SYN BEL CR beeps (likely).
 */
const HONEYWELL: Language = {
  start: '\x16',
  commands: { T: 'trigger-on', U: 'trigger-off', '\x07': 'beep' },
};

/**
 * Opticon: ESC Z CR and ESC Y CR (sure); ESC B and ESC E the sounds, ESC L and ESC N the lights for
 * good and for bad (likely).
 */
const OPTICON: Language = {
  start: '\x1b',
  commands: { Z: 'trigger-on', Y: 'trigger-off', B: 'beep', E: 'beep', L: 'light', N: 'light' },
};

/** A scanner that obeys short commands without answering them. */
function createObeyingScanner(
  world: World,
  { start, commands: known }: Language,
  isCommanded: boolean,
): ScannerBody {
  const commands = createMarkedCommands(start, '\r');
  const trigger = createTrigger(world, isCommanded);

  function obey(command: string): void {
    const what = known[command];
    if (what === 'trigger-on') trigger.pull();
    else if (what === 'trigger-off') trigger.release();
    else if (what) world.asked(what, command < ' ' ? 'BEL' : command);
    else world.asked('refused', 'unknown command');
  }

  return {
    receive: (bytes) => commands.take(bytes).forEach(obey),
    scan(text, aim) {
      const reads = trigger.takesSymbol();
      if (reads) world.send(scanBytes(text, aim, 'cr'));
      return reads;
    },
    powerOff() {
      commands.forget();
      trigger.reset();
    },
  };
}

/** `isCommanded`: set to read only while the trigger is pulled. */
export function createHoneywellScanner(world: World, isCommanded: boolean): ScannerBody {
  return createObeyingScanner(world, HONEYWELL, isCommanded);
}

/** `isCommanded`: set to read only while the trigger is pulled. */
export function createOpticonScanner(world: World, isCommanded: boolean): ScannerBody {
  return createObeyingScanner(world, OPTICON, isCommanded);
}
