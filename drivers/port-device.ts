import { failure } from '../contract/failures.ts';
import type { DeviceModel } from './catalogue/schema.ts';
import { refused } from './command-desk.ts';
import type { StartSession } from './device/session.ts';
import type { DeviceEntry, DeviceWorld, ManagedDevice } from './managed-device.ts';
import { supervise } from './supervisor.ts';
import type { PortType } from './transport/open.ts';
import { tcpAddress } from './transport/tcp.ts';
import type { LineSettings, Transport } from './transport/transport.ts';

/** A device with a port that has to be opened: serial, HID, USB, serial server, simulated. */
export function portDevice(
  entry: DeviceEntry,
  model: DeviceModel,
  startSession: StartSession,
  world: DeviceWorld,
): ManagedDevice {
  const { id } = entry;
  const type = portType(model);
  let { path } = entry;
  const transportAt = (where: string | undefined): Transport | undefined =>
    where === undefined ? undefined : world.openTransport(where, type);
  const supervisor = supervise({
    deviceId: id,
    clock: world.clock,
    random: world.random,
    transport: transportAt(path),
    lines: linesOf(entry, model),
    startSession,
    emit: world.emit,
    changed: world.changed,
    wiretap: (from, bytes, as) => world.raw({ deviceId: id, from, bytes, ...(as && { as }) }),
  });
  let isAway = path === undefined;
  return {
    start: () => supervisor.start(),
    stop: () => supervisor.stop(),
    command: (command) => supervisor.command(command),
    snapshot: () => ({
      id,
      kind: model.kind,
      model: entry.model,
      name: model.name,
      path: path ?? '',
      origin: entry.origin,
      commands: [...supervisor.commands()],
      ...supervisor.condition(),
    }),
    standAt(where) {
      if (where === undefined ? isAway : where === path && !isAway) return;
      isAway = where === undefined;
      // Where it stood last is still worth knowing.
      path = where ?? path;
      supervisor.moveTo(transportAt(where));
    },
  };
}

/** A device of a model that the catalogue lacks: nothing will make it work. */
export function unknownDevice(entry: DeviceEntry, { clock }: DeviceWorld): ManagedDevice {
  const { id, model, origin, path = '' } = entry;
  const reason = failure('DEVICE_OPEN_FAILED', `the catalogue has no model ${model}`);
  const since = clock.now();
  return {
    start: () => {},
    stop: () => Promise.resolve(),
    command: () => refused('the device is of an unknown model'),
    standAt: () => {},
    snapshot: () => ({
      id,
      kind: 'scanner',
      model,
      name: model,
      path,
      origin,
      state: 'faulty',
      reason,
      since,
      facts: {},
      commands: [],
    }),
  };
}

function portType({ transport }: DeviceModel): PortType {
  const { type } = transport;
  if (type === 'keyboard' || type === 'pcsc') throw new Error(`${type} has no port to open`);
  return type;
}

/** A configured rate is the only one; at a serial server the line is none of our business. */
function linesOf({ baudRate, path }: DeviceEntry, { transport }: DeviceModel): LineSettings[] {
  if (transport.type !== 'serial') return [];
  if (baudRate !== undefined) return [{ baudRate }];
  const rates = transport.baudRates.map((rate) => ({ baudRate: rate }));
  return path !== undefined && tcpAddress(path) ? rates.slice(0, 1) : rates;
}
