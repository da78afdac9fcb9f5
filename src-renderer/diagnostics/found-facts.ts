import type { ShownDevice } from '../../contract/devices.ts';
import type { Texts } from '../i18n/use-texts.ts';
import type { Fact } from './device-facts.ts';

/** What is not in use by any device. */
export function unusedOf(found: readonly ShownDevice[]): readonly ShownDevice[] {
  return found.filter(({ deviceId }) => deviceId === undefined);
}

/** The collections of one HID device share its path, so that only all of it names one. */
export function foundKey({ bus, path, usagePage, usage }: ShownDevice): string {
  return [bus, path, usagePage, usage].join(' ');
}

/** Where it is and by which numbers it goes. */
export function foundFacts(found: ShownDevice, t: Texts): readonly Fact[] {
  const { usbId, serialNumber, usagePage, usage = 0, models } = found;
  const bus = t(`devices:found.bus.${found.bus}`);
  return [
    { label: t('devices:found.path'), value: `${bus} · ${found.path}` },
    ...fact(t('devices:found.usbId'), usbId),
    ...fact(t('devices:found.serialNumber'), serialNumber),
    ...fact(
      t('devices:found.usage'),
      usagePage === undefined ? undefined : `${hex(usagePage)} / ${hex(usage)}`,
    ),
    ...fact(t('devices:found.models'), models.length === 0 ? undefined : models.join(', ')),
  ];
}

function fact(label: string, value: string | undefined): readonly Fact[] {
  return value === undefined || value === '' ? [] : [{ label, value }];
}

/** As usage tables and data sheets write it (HID Usage Tables: four digits). */
function hex(value: number): string {
  return `0x${value.toString(16).toUpperCase().padStart(4, '0')}`;
}
