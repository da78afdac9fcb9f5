import type { ScannerProtocolSettings, TextProtocol } from '../../catalogue/scanner-protocols.ts';
import { handedSymbols } from './handed.ts';
import { hidPosScanner } from './hid-pos.ts';
import { newlandLegacyScanner } from './newland-legacy.ts';
import { newlandUnifiedScanner } from './newland-unified.ts';
import { newlandZoneScanner } from './newland-zone.ts';
import type { ScannerProtocol } from './protocol.ts';
import { ssiScanner } from './ssi.ts';
import { talkingScanner } from './talking.ts';

/** The state machine that the settings of a model ask for. */
export function scannerProtocolFor(
  settings: ScannerProtocolSettings,
): (host: { readonly descriptor?: Uint8Array }) => ScannerProtocol {
  switch (settings.type) {
    case 'text':
      return () => textScanner(settings);
    case 'ssi':
      return ssiScanner;
    case 'hid-pos':
      return ({ descriptor }) => hidPosScanner(settings, descriptor);
    case 'wedge':
      return handedSymbols;
  }
}

function textScanner(settings: TextProtocol): ScannerProtocol {
  const { control } = settings;
  switch (control.type) {
    case 'none':
      return talkingScanner(settings);
    case 'bytes':
      return talkingScanner(settings, control.commands);
    case 'newland-zone':
      return newlandZoneScanner(settings);
    case 'newland-unified':
      return newlandUnifiedScanner(settings, control);
    case 'newland-legacy':
      return newlandLegacyScanner(settings, control.init);
  }
}
