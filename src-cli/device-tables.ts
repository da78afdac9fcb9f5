import type { DeviceConfig } from '../contract/config.ts';
import type { DeviceSnapshot, FoundDevice } from '../contract/devices.ts';
import { FAILURES, type Failure } from '../contract/failures.ts';
import { CATALOGUE } from '../drivers/catalogue/load.ts';
import { fitOf } from '../drivers/catalogue/match.ts';
import { formatTable } from './table.ts';
import { TEXTS, type Text, type TextKey } from './text.ts';

/** What a found device is good for here. */
export interface Use {
  /** Id in the configuration of a device at the same path. */
  readonly configuredAs?: string;
  /** Models of the catalogue that it may be; empty: unsupported. */
  readonly models: readonly string[];
}

export function useOf(found: FoundDevice, configured: readonly DeviceConfig[]): Use {
  const id = configured.find((device) => device.path === found.path)?.id;
  const models = [...CATALOGUE]
    .filter(([, { match, transport }]) => transport.type === found.bus && fitOf(match, found))
    .map(([name]) => name);
  return { models, ...(id !== undefined && { configuredAs: id }) };
}

/** A port that another program holds, mostly the running terminal, is no fault. */
export function stateWord({ state, reason }: DeviceSnapshot, text: Text): string {
  return text(reason?.code === 'DEVICE_BUSY' ? 'occupied' : state);
}

/** Why a device is not ready, with what the operating system or the device said. */
export function reasonWords(reason: Failure | undefined, text: Text): string {
  if (!reason) return '';
  const words = isText(reason.code) ? text(reason.code) : FAILURES[reason.code].cause;
  return reason.detail === undefined ? words : `${words} (${reason.detail})`;
}

function isText(code: string): code is TextKey {
  return code in TEXTS.en;
}

/** The configured devices in the order of the configuration. */
export function configuredTable(devices: readonly DeviceSnapshot[], text: Text): string[] {
  if (devices.length === 0) return [];
  const head = (['id', 'model', 'path', 'state', 'reason', 'facts'] as const).map((key) =>
    text(key),
  );
  const rows = devices.map((device) => [
    device.id,
    device.model,
    device.path,
    stateWord(device, text),
    reasonWords(device.reason, text),
    Object.entries(device.facts)
      .map(([name, value]) => `${name}=${value}`)
      .join(' '),
  ]);
  return formatTable([head, ...rows]);
}

/** Everything on the buses; what the terminal cannot use is there too, with its ids. */
export function foundTable(
  found: readonly FoundDevice[],
  configured: readonly DeviceConfig[],
  text: Text,
): string[] {
  if (found.length === 0) return [];
  const head = (['bus', 'path', 'usbId', 'product', 'use'] as const).map((key) => text(key));
  const rows = found.map((device) => {
    const { configuredAs, models } = useOf(device, configured);
    const use =
      configuredAs !== undefined
        ? text('configuredAs', { id: configuredAs })
        : models.length === 0
          ? text('unsupported')
          : text('fits', { models: models.join(', ') });
    return [device.bus, device.path, device.usbId ?? '', device.label, use];
  });
  return formatTable([head, ...rows]);
}
