import type { ScannerProtocolSettings } from '../../catalogue/scanner-protocols.ts';
import type { ScannerProtocol } from './protocol.ts';
import { talkingScanner } from './talking.ts';

/** The state machine that the settings of a model ask for. */
export function scannerProtocolFor(
  settings: ScannerProtocolSettings,
): (host: { readonly descriptor?: Uint8Array }) => ScannerProtocol {
  if (settings.type !== 'text') throw new Error(`no protocol ${settings.type}`);
  const { control } = settings;
  return () => talkingScanner(settings, control.type === 'bytes' ? control.commands : {});
}
