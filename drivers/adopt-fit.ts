import type { FoundDevice } from '../contract/devices.ts';
import { fitOf, type Fit } from './catalogue/match.ts';
import type { DeviceModel } from './catalogue/schema.ts';

export type Catalogue = ReadonlyMap<string, DeviceModel>;

export interface ModelFit {
  readonly model: string;
  readonly fit: Fit;
  /** Higher is more specific. */
  readonly score: number;
}

const FIT_SCORES: Readonly<Record<Fit, number>> = { certain: 30, likely: 20, possible: 10 };

/**
 * The models that a found device may be, the best one first: product over vendor over usage, and of
 * two alike the one that asks for the usage as well; then by name, so that it is the same each time.
 */
export function fitsOf(catalogue: Catalogue, device: FoundDevice): ModelFit[] {
  return [...catalogue]
    .flatMap(([model, { match, transport }]): ModelFit[] => {
      const fit = reaches(transport.type, device) && fitOn(transport.type, device, match);
      if (!fit) return [];
      const byUsageAlone = fit === 'likely' && (match.usb ?? []).length === 0;
      const bonus = byUsageAlone ? -2 : match.hidUsage ? 1 : 0;
      return [{ model, fit, score: FIT_SCORES[fit] + bonus }];
    })
    .toSorted((one, other) => other.score - one.score || (one.model < other.model ? -1 : 1));
}

/** A keyboard wedge stands among the HID devices, but is opened by nobody but the window. */
function reaches(type: DeviceModel['transport']['type'], { bus }: FoundDevice): boolean {
  return type === bus || (type === 'keyboard' && bus === 'hid');
}

function fitOn(
  type: DeviceModel['transport']['type'],
  device: FoundDevice,
  match: DeviceModel['match'],
): Fit | undefined {
  // Whatever the smart-card service lists is a smart-card reader.
  if (type === 'pcsc') return 'likely';
  const fit = fitOf(match, device);
  return type === 'keyboard' && fit ? 'possible' : fit;
}
