import type { ScannerBody, World } from '../body.ts';
import { scanBytes } from '../scanner.ts';
import { createMarkedCommands } from './marked-commands.ts';
import { createTrigger, type Trigger } from './trigger.ts';

const ACK = '\x06';
/** Value out of range; unknown command. */
const NAK = '\x15';
const ENQ = '\x05';
/** Trigger mode (command only), and reading whatever comes before the window. */
const MODE_TRIGGER = '0';
const MODE_SENSE = '2';
/** Settings with a number, and what they are at first. */
const NUMBERS: ReadonlyMap<string, string> = new Map([
  ['ORTSET', '3000'],
  ['RRDDUR', '300'],
]);

/**
 * Newland's unified set-up commands: `~<SOH>0000` storage letter, commands each ending in `;`, `<ETX>`.
 * `@` keeps a setting, `#` holds until the power goes, `*` instead of a value asks for it. The answer
 * begins with STX in place of `~` and bears ACK, NAK (value) or ENQ (unknown) behind each command.
 */
export function createNewlandUnifiedScanner(world: World, isCommanded: boolean): ScannerBody {
  const commands = createMarkedCommands('~\x01', ';\x03');
  const trigger = createTrigger(world, isCommanded);
  const numbers = new Map(NUMBERS);

  function answer(message: string): void {
    const [, address = '', storage = '', body = ''] = /^(\d{4})([@#&]?)(.*)$/s.exec(message) ?? [];
    if (address === '') {
      world.asked('refused', 'no address');
      return;
    }
    const done = body.split(';').map((command) => `${obey(command, world, trigger, numbers)};`);
    world.send(latin1(`\x02\x01${address}${storage}${done.join('')}\x03`));
  }

  return {
    receive: (bytes) => commands.take(bytes).forEach(answer),
    scan(text, aim) {
      const reads = trigger.takesSymbol();
      if (reads) world.send(scanBytes(text, aim, 'cr'));
      return reads;
    },
    powerOff() {
      commands.forget();
      trigger.reset();
      for (const [name, value] of NUMBERS) numbers.set(name, value);
    },
  };
}

/** Carries one command out; gives it back with the mark of what became of it. */
function obey(
  command: string,
  world: World,
  trigger: Trigger,
  numbers: Map<string, string>,
): string {
  const [, name = '', value = ''] = /^[@#&]?([A-Z]{6})(.*)$/s.exec(command) ?? [];
  if (value === '*') {
    const mode = trigger.isCommanded() ? MODE_TRIGGER : MODE_SENSE;
    const found = name === 'SCNMOD' ? mode : numbers.get(name);
    world.asked('query', name);
    return found === undefined ? command + ENQ : command.replace('*', found) + ACK;
  }
  switch (`${name}${value}`) {
    case 'SCNTRG1':
      trigger.pull();
      return command + ACK;
    case 'SCNTRG0':
      trigger.release();
      return command + ACK;
    case `SCNMOD${MODE_TRIGGER}`:
    case `SCNMOD${MODE_SENSE}`:
      trigger.setCommanded(value === MODE_TRIGGER);
      world.asked('setting', `${name}${value}`);
      return command + ACK;
  }
  // Sound on command: frequency, time and volume may follow (likely).
  if (/^BEEPON\d*(F\d+)?(T\d+)?(V\d*)?$/.test(`${name}${value}`)) {
    world.asked('beep', `${name}${value}`);
    return command + ACK;
  }
  if (numbers.has(name) && /^\d{1,6}$/.test(value)) {
    numbers.set(name, value);
    world.asked('setting', `${name}${value}`);
    return command + ACK;
  }
  world.asked('refused', name || 'unknown command');
  return command + (name === 'SCNMOD' || name === 'SCNTRG' || numbers.has(name) ? NAK : ENQ);
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
