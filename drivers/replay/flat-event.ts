import type { DeviceEvent } from '../events.ts';
import type { Expectation } from './fixture.ts';

/**
 * An event as a fixture tells it: one level of plain values. The AIM identifier as `]cm`, the bytes
 * of a scan as `hex`, the fields of a card by their names and without its photo.
 */
export function flatEvent(event: DeviceEvent): Expectation {
  const { kind } = event;
  switch (event.kind) {
    case 'scan': {
      const { aim, bytes, text, isUncertain } = event;
      return {
        kind,
        text,
        hex: Buffer.from(bytes).toString('hex'),
        ...(aim && { aim: `]${aim.code}${aim.modifier}` }),
        ...(isUncertain !== undefined && { isUncertain }),
      };
    }
    case 'scan-damaged':
      return { kind, what: event.what };
    case 'card': {
      const { photo, ...fields } = event.card;
      return { kind, samId: event.samId, photoBytes: photo.length, ...fields };
    }
    case 'card-failed':
      return { kind, code: event.failure.code };
    case 'smart-card-present':
      return { kind, atr: event.atr };
    case 'scan-overflow':
    case 'scan-flood':
    case 'card-present':
    case 'card-removed':
    case 'smart-card-removed':
      return { kind };
  }
}
