import { DEVICE_COMMANDS, type DeviceCommand } from '../../../contract/devices.ts';
import type { TextProtocol } from '../../catalogue/scanner-protocols.ts';
import type { ScannerProtocol } from './protocol.ts';
import { createTextStream } from './text-stream.ts';

/** Commands by name; what is missing cannot be asked for. Pairs of hexadecimal digits. */
type CommandBytes = Readonly<Partial<Record<DeviceCommand, string>>>;

/** A scanner that sends text and obeys without an answer, if it obeys at all. */
export function talkingScanner(
  settings: Pick<TextProtocol, 'framing' | 'aim'>,
  commandBytes: CommandBytes = {},
): ScannerProtocol {
  const stream = createTextStream(settings);
  return {
    ...stream,
    start: () => [{ kind: 'ready', facts: {} }],
    commands: DEVICE_COMMANDS.filter((command) => commandBytes[command] !== undefined),
    command(command) {
      const hex = commandBytes[command];
      if (hex === undefined) return [{ kind: 'answered', command, ok: false }];
      const bytes = new Uint8Array(Buffer.from(hex, 'hex'));
      return [
        { kind: 'send', bytes },
        { kind: 'answered', command, ok: true },
      ];
    },
  };
}
