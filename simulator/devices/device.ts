import type { Clock } from '../../contract/clock.ts';
import type { PlugIn, PutCard, ReaderAnswer, SimulatedDevice } from '../control-api.ts';
import { createAskedLog } from './asked-log.ts';
import type { ReaderBody, ScannerBody, World } from './body.ts';
import { chipOf } from './card-builder.ts';
import { DEVICE_FAMILIES } from './families.ts';
import type { FaultPlan } from './fault-plan.ts';
import { createFaultyLink, type FaultyLink } from './faulty-link.ts';
import { createLineGate, terminalSpeed } from './line-gate.ts';
import type { Link, OnBytes } from './link.ts';
import { createMovableLink } from './movable-link.ts';
import { createRandom } from './random.ts';

/** Makes the cable of a device at the next free port; the device gets what the terminal sends. */
export type OpenPort = (onBytes: OnBytes) => Promise<Link>;

interface Common {
  readonly id: string;
  readonly link: FaultyLink;
  state(): SimulatedDevice;
  /** How its cable misbehaves from now on; `name`: file of the plan. */
  setFaults(plan: FaultPlan | undefined, name?: string): void;
}

export interface SimulatedScanner extends Common {
  readonly kind: 'scanner';
  /** False: it does not read this now. */
  scan(text: string, aim: string): boolean;
}

export interface SimulatedReader extends Common {
  readonly kind: 'id-card-reader';
  put(card: PutCard): void;
  lift(): void;
  answerWith(answer: ReaderAnswer): void;
}

export type AnyDevice = SimulatedScanner | SimulatedReader;

interface Cabled {
  readonly common: Common;
  readonly body: ScannerBody | ReaderBody;
}

/** A device of any family, plugged in. */
export async function createDevice(
  plugIn: PlugIn,
  clock: Clock,
  openPort: OpenPort,
): Promise<AnyDevice> {
  const family = DEVICE_FAMILIES[plugIn.family];
  if (family.kind === 'scanner') {
    const { common, body } = await cabled(plugIn, clock, openPort, (world) =>
      family.create(world, plugIn),
    );
    return { ...common, kind: 'scanner', scan: (text, aim) => body.scan(text, aim) };
  }
  let holder: string | undefined;
  const { common, body } = await cabled(plugIn, clock, openPort, (world) =>
    family.create(world, plugIn),
  );
  return {
    ...common,
    kind: 'id-card-reader',
    put(card) {
      holder = card.citizenId;
      body.put(chipOf(card));
    },
    lift() {
      holder = undefined;
      body.lift();
    },
    answerWith: (answer) => body.answerWith(answer),
    state: () => ({ ...common.state(), ...(holder !== undefined && { card: holder }) }),
  };
}

async function cabled<Inside extends Cabled['body']>(
  { id, family, baudRate }: PlugIn,
  clock: Clock,
  openPort: OpenPort,
  createBody: (world: World) => Inside,
): Promise<{ readonly common: Common; readonly body: Inside }> {
  const log = createAskedLog();
  let bytesIn = 0;
  let bytesOut = 0;
  let planName: string | undefined;
  let plan: FaultPlan | undefined;
  const cable: { link?: FaultyLink } = {};

  const body = createBody({
    clock,
    send(bytes) {
      bytesOut += bytes.length;
      cable.link?.send(bytes);
    },
    asked: (what, detail = '') => log.add(clock.now(), what, detail),
  });
  const noise = createRandom(baudRate ?? 0);
  const gate = createLineGate({
    clock,
    wanted: () => ('baudRate' in body ? body.baudRate() : undefined) ?? baudRate,
    lineSpeed: async () =>
      cable.link?.kind === 'pty' ? terminalSpeed(cable.link.path) : undefined,
    onGood: (bytes) => body.receive(bytes),
    onGarbled: (bytes) => cable.link?.send(Uint8Array.from(bytes, () => noise.below(256))),
  });
  const movable = await createMovableLink(
    () =>
      openPort((bytes, as) => {
        bytesIn += bytes.length;
        if (as === undefined) gate.receive(bytes);
        else body.receive(bytes, as);
      }),
    () => body.powerOff(),
  );
  const link = createFaultyLink(movable, clock);
  cable.link = link;

  const common: Common = {
    id,
    link,
    setFaults(wanted, name) {
      plan = wanted;
      planName = name;
      link.setPlan(wanted);
    },
    state: () => ({
      id,
      kind: DEVICE_FAMILIES[family].kind,
      family,
      plugged: link.isPlugged(),
      path: link.path,
      bytesIn,
      bytesOut,
      asked: log.lines(),
      ...(plan && {
        faults: {
          ...(planName !== undefined && { name: planName }),
          about: plan.about,
          summary: { ...link.summary() },
        },
      }),
    }),
  };
  return { common, body };
}
