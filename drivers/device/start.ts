import type { DeviceModel } from '../catalogue/schema.ts';
import { scannerProtocolFor } from '../protocol/scanner/choose.ts';
import { idCardReaderSession } from './id-card-reader.ts';
import { scannerSession } from './scanner.ts';
import type { StartSession } from './session.ts';

/**
 * The conversation that a model of the catalogue asks for; undefined where none is needed. An
 * ID-card reader has to have one of the security modules of `allowedSams`, if there is such a list.
 */
export function sessionFor(
  model: DeviceModel,
  allowedSams?: readonly string[],
): StartSession | undefined {
  switch (model.kind) {
    case 'scanner':
      return scannerSession(scannerProtocolFor(model.protocol), model.protocol.charset);
    case 'id-card-reader':
      return idCardReaderSession(model.protocol, allowedSams);
    case 'smart-card-reader':
      return undefined;
  }
}
