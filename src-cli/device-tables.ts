import type { DeviceSnapshot, FoundDevice, ShownDevice } from '../contract/devices.ts';
import { FAILURES, type Failure } from '../contract/failures.ts';
import { CATALOGUE } from '../drivers/catalogue/load.ts';
import { fitOf } from '../drivers/catalogue/match.ts';
import { formatTable } from './table.ts';
import type { Text } from './text.ts';
import { visible } from './visible.ts';

/** Models of the catalogue that a found device may be; none: unsupported. */
export function modelsFor(found: FoundDevice): string[] {
  return [...CATALOGUE]
    .filter(([, { match, transport }]) => transport.type === found.bus && fitOf(match, found))
    .map(([name]) => name);
}

/** A port that another program holds, mostly the running terminal, is no fault. */
export function stateWord({ state, reason }: DeviceSnapshot, text: Text): string {
  return text(reason?.code === 'DEVICE_BUSY' ? 'occupied' : state);
}

/** Why a device is not ready, in the words of every screen, with what system or device said. */
export function reasonWords(reason: Failure | undefined, text: Text): string {
  if (!reason) return '';
  const { title } = FAILURES[reason.code].texts[text.language];
  return reason.detail === undefined ? title : `${title} (${visible(reason.detail)})`;
}

/** The devices in use: the configured ones in the order of the configuration, then adopted ones. */
export function configuredTable(devices: readonly DeviceSnapshot[], text: Text): string[] {
  if (devices.length === 0) return [];
  const head = (['id', 'model', 'path', 'origin', 'state', 'reason', 'facts'] as const).map((key) =>
    text(key),
  );
  const rows = devices.map((device) => [
    device.id,
    device.model,
    device.path,
    text(device.origin === 'adopted' ? 'adopted' : 'configuredByHand'),
    stateWord(device, text),
    reasonWords(device.reason, text),
    Object.entries(device.facts)
      .map(([name, value]) => `${name}=${value}`)
      .join(' '),
  ]);
  return formatTable([head, ...rows]);
}

/** Everything on the buses; what the terminal cannot use is there too, with its ids. */
export function foundTable(found: readonly ShownDevice[], text: Text): string[] {
  if (found.length === 0) return [];
  const keys = ['bus', 'path', 'usbId', 'serialNumber', 'product', 'use'] as const;
  const rows = found.map((device) => {
    const { deviceId, models } = device;
    const use =
      deviceId !== undefined
        ? text('usedAs', { id: deviceId })
        : models.length === 0
          ? text('unsupported')
          : text('fits', { models: models.join(', ') });
    const ids = [device.usbId ?? '', device.serialNumber ?? ''];
    return [device.bus, device.path, ...ids, device.label, use];
  });
  return formatTable([keys.map((key) => text(key)), ...rows]);
}
