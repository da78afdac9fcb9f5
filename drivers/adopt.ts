import type { DeviceSnapshot, FoundDevice, ShownDevice } from '../contract/devices.ts';
import { fitsOf, type Catalogue } from './adopt-fit.ts';
import { adoptedId } from './adopt-id.ts';

/** As many devices as a configuration may name are adopted beside them. */
export const MAX_ADOPTED = 16;
/** As many found devices as a snapshot holds. */
const MAX_SHOWN = 64;
const MAX_MODELS = 32;

/** A device of the terminal's list, and what is known of where it stands. */
export interface Slot {
  readonly id: string;
  readonly model: string;
  readonly origin: DeviceSnapshot['origin'];
  /** Paths that belong to it and to no other: the configured one and what it is a link to. */
  readonly fixedPaths: readonly string[];
  /** Which one of its model it is, as the configuration says. */
  readonly serialNumber?: string | undefined;
  /** As what it was found last. */
  readonly bound?: FoundDevice | undefined;
}

/** A found device that joins the list. */
export interface Newcomer {
  readonly id: string;
  readonly model: string;
  readonly device: FoundDevice;
}

export interface Assignment {
  /** Where each device with no path of its own was found; one that is missing stands nowhere. */
  readonly places: ReadonlyMap<string, FoundDevice>;
  readonly newcomers: readonly Newcomer[];
  /** Adopted devices that make room for newcomers: the ones that were adopted first and are gone. */
  readonly leaving: readonly string[];
  /** Everything found, with whose it is and what it may be. */
  readonly shown: readonly ShownDevice[];
}

/**
 * Decides which found device is which of the list. In this order, each taking what is left:
 *
 * 1. A configured path belongs to its device, whatever stands there.
 * 2. A device that stands where it stood stays. Nothing tells identical devices without serial
 *    numbers apart but their ports: after two of them were swapped, each id goes with its port.
 * 3. A device with the same USB id and serial number that appears elsewhere has moved. Where several
 *    are alike, the ids that lost their place take the new places in the order of the list.
 * 4. `path = "auto"` takes what fits its model best, or what has the configured serial number.
 * 5. With `adopt`, what surely or likely is of a model joins the list. An ID-card reader does not:
 *    whoever plugs one in could feed invented persons, so somebody has to have configured it.
 */
export function assign(
  slots: readonly Slot[],
  found: readonly FoundDevice[],
  { catalogue, adopt }: { readonly catalogue: Catalogue; readonly adopt: boolean },
): Assignment {
  const owners = new Map<string, string>();
  for (const slot of slots) for (const path of slot.fixedPaths) owners.set(path, slot.id);
  const places = new Map<string, FoundDevice>();
  const moving = slots.filter(({ fixedPaths }) => fixedPaths.length === 0);

  function place(id: string, device: FoundDevice | undefined): void {
    if (!device) return;
    owners.set(device.path, id);
    places.set(id, device);
  }
  const free = (): FoundDevice[] => found.filter(({ path }) => !owners.has(path));
  const homeless = (): Slot[] => moving.filter(({ id }) => !places.has(id));

  for (const slot of homeless()) {
    place(
      slot.id,
      free().find((device) => stayed(slot.bound, device)),
    );
  }
  for (const slot of homeless()) {
    place(
      slot.id,
      free().find((device) => moved(slot.bound, device)),
    );
  }
  const named = homeless().filter(({ serialNumber }) => serialNumber !== undefined);
  const unnamed = homeless().filter(({ serialNumber }) => serialNumber === undefined);
  for (const slot of [...named, ...unnamed]) {
    if (slot.origin === 'adopted') continue;
    place(slot.id, bestFor(slot, free(), slots, catalogue));
  }

  const newcomers: Newcomer[] = [];
  const leaving: string[] = [];
  const gone = homeless().filter(({ origin }) => origin === 'adopted');
  let room = MAX_ADOPTED - slots.filter(({ origin }) => origin === 'adopted').length;
  const ids = new Set(slots.map(({ id }) => id));
  for (const device of adopt ? free() : []) {
    // Taken meanwhile, as another collection of the same device.
    if (owners.has(device.path)) continue;
    const [best] = fitsOf(catalogue, device).filter(({ fit }) => fit !== 'possible');
    if (!best || catalogue.get(best.model)?.kind === 'id-card-reader') continue;
    const leaver = room > 0 ? undefined : gone.shift();
    if (room <= 0 && !leaver) break;
    if (leaver) leaving.push(leaver.id);
    else room--;
    const id = adoptedId(best.model, device, ids);
    ids.add(id);
    owners.set(device.path, id);
    newcomers.push({ id, model: best.model, device });
  }

  const shown = found.slice(0, MAX_SHOWN).map((device): ShownDevice => {
    const deviceId = owners.get(device.path);
    const models = fitsOf(catalogue, device).map(({ model }) => model);
    return {
      ...device,
      ...(deviceId !== undefined && { deviceId }),
      models: models.slice(0, MAX_MODELS),
    };
  });
  return { places, newcomers, leaving, shown };
}

/** Where a library gives no serial number of a device that is open, it is still the same. */
function stayed(bound: FoundDevice | undefined, device: FoundDevice): boolean {
  if (bound?.path !== device.path || !isAlike(bound, device)) return false;
  const numbers = [bound.serialNumber, device.serialNumber];
  return numbers.includes(undefined) || bound.serialNumber === device.serialNumber;
}

/** Without USB ids nothing tells a device from any other but its port. */
function moved(bound: FoundDevice | undefined, device: FoundDevice): boolean {
  if (bound?.usbId === undefined || !isAlike(bound, device)) return false;
  return bound.serialNumber === device.serialNumber;
}

function isAlike(one: FoundDevice, other: FoundDevice): boolean {
  return (
    one.bus === other.bus &&
    one.usbId === other.usbId &&
    one.usagePage === other.usagePage &&
    one.usage === other.usage
  );
}

function bestFor(
  slot: Slot,
  free: readonly FoundDevice[],
  slots: readonly Slot[],
  catalogue: Catalogue,
): FoundDevice | undefined {
  const rivals = slots.filter(({ id, model }) => id !== slot.id && model === slot.model);
  const wanted = new Set(rivals.map(({ serialNumber }) => serialNumber));
  const ranked = free.flatMap((device) => {
    const own = fitsOf(catalogue, device).find(({ model }) => model === slot.model);
    if (!own) return [];
    if (slot.serialNumber !== undefined) {
      return device.serialNumber === slot.serialNumber ? [{ device, score: own.score }] : [];
    }
    const isOthers = device.serialNumber !== undefined && wanted.has(device.serialNumber);
    return own.fit === 'possible' || isOthers ? [] : [{ device, score: own.score }];
  });
  return ranked.toSorted((one, other) => other.score - one.score)[0]?.device;
}
