import type { DeviceModel } from '../catalogue/schema.ts';
import { idCardReaderSession } from './id-card-reader.ts';
import { scannerSession } from './scanner.ts';
import type { StartSession } from './session.ts';

/** The conversation that a model of the catalogue asks for. */
export function sessionFor(model: DeviceModel): StartSession {
  if (model.kind === 'id-card-reader') return idCardReaderSession();
  const { framing, charset, aim } = model.protocol;
  const prefix = Uint8Array.from(Buffer.from(framing.prefixHex, 'hex'));
  return scannerSession({ framing: { mode: framing.mode, prefix }, charset, aim });
}
