import type { DeviceEvent, ScanEvent } from '../../drivers/events.ts';
import { EXIT } from '../command.ts';
import { reasonWords } from '../device-tables.ts';
import type { DeviceAction } from './action.ts';
import { waitFor } from './wait-for.ts';

/**
 * `liangma devices trigger ID`: reads one symbol, by the scanner's command where it has one, else by
 * hand. Shows what kind it was and no more of the text than a log would.
 */
export const trigger: DeviceAction = async ({ manager, device }, { console, limitMs }) => {
  const { out, err, text, stop } = console;
  const isScan = (event: DeviceEvent): event is ScanEvent => event.kind === 'scan';
  const refused = new AbortController();
  const until = { limitMs, stop: AbortSignal.any([stop, refused.signal]) };
  const scanned = waitFor(manager, device.id, isScan, until);
  if (device.commands.includes('trigger-start')) {
    const started = await manager.command(device.id, 'trigger-start');
    if (!started.ok) {
      refused.abort();
      err(reasonWords(started.error, text));
      return EXIT.problem;
    }
    out(text('triggered', { id: device.id }));
  } else out(text('scanByHand', { id: device.id }));
  const scan = await scanned;
  if (device.commands.includes('trigger-stop')) {
    // The scanner may have stopped by itself; that it says so then is no problem.
    await manager.command(device.id, 'trigger-stop').then(() => undefined);
  }
  if (!scan) {
    err(text('nothingScanned'));
    return EXIT.problem;
  }
  const { aim } = scan;
  const symbology = aim ? `]${aim.code}${aim.modifier} ${aim.symbology}` : text('noSymbology');
  out(text('scanned', { symbology, bytes: scan.bytes.length, hint: hintOf(scan.text) }));
  return EXIT.ok;
};

/** The first four and the last two characters; a short text tells nothing but its length. */
function hintOf(code: string): string {
  const characters = [...code];
  if (characters.length < 12) return '*'.repeat(characters.length);
  return `${characters.slice(0, 4).join('')}…${characters.slice(-2).join('')}`;
}
