import { z } from 'zod';
import {
  type CodeFlaw,
  devicesStateSchema,
  type DevicesState,
  type Effect,
  effectSchema,
  issuedCodeSchema,
  type IssuedCode,
  NO_FAULTS,
  type PlatformFaults,
  platformStateSchema,
  type PlugIn,
  type PutCard,
} from '../../simulator/control-api.ts';
import { CARDS } from '../../simulator/data/cards.ts';
import type { Simulation } from './simulation.ts';

/** The simulators' controls, as the dock uses them: what a citizen and a fault do. */
export interface Remote {
  issueCode(citizenId: string, how?: CodeOptions): Promise<IssuedCode>;
  /** The scanner reads this text; another than the first by its id. */
  scan(text: string, scanner?: string): Promise<void>;
  /** A citizen shows a fresh code and holds it under the scanner. */
  showCode(citizenId: string, how?: CodeOptions): Promise<IssuedCode>;
  putCard(citizenId: string): Promise<void>;
  /** The invented card of that layout. */
  putSpecimen(layout: PutCard['layout']): Promise<void>;
  liftCard(): Promise<void>;
  /** A new device is plugged in, moved to another port, taken away. */
  plugIn(device: Pick<PlugIn, 'id' | 'family'> & Partial<PlugIn>): Promise<void>;
  move(device: string): Promise<void>;
  takeAway(device: string): Promise<void>;
  /** Its cable misbehaves as the fault plan of that name says, until it is mended. */
  spoilCable(device: string, plan: string): Promise<void>;
  mendCable(device: string): Promise<void>;
  unplug(device: string): Promise<void>;
  plug(device: string): Promise<void>;
  faults(faults: Partial<PlatformFaults>): Promise<void>;
  effects(): Promise<Effect[]>;
  devices(): Promise<DevicesState>;
}

export interface CodeOptions {
  readonly flaw?: CodeFlaw | undefined;
  readonly codeSystemId?: string | undefined;
  readonly lifetimeS?: number | undefined;
}

const LIMIT_MS = 5_000;
const SCANNER = 'scanner-1';
const READER = 'reader-1';

async function call(url: string, method: string, body?: unknown): Promise<unknown> {
  const reply = await fetch(url, {
    method,
    signal: AbortSignal.timeout(LIMIT_MS),
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const text = await reply.text();
  if (!reply.ok) throw new Error(`${method} ${url}: HTTP ${reply.status} ${text.slice(0, 200)}`);
  return text === '' ? undefined : JSON.parse(text);
}

export function createRemote({
  platformUrl,
  devicesUrl,
}: Pick<Simulation, 'platformUrl' | 'devicesUrl'>): Remote {
  const sim = (name: string): string => `${platformUrl}/sim/${name}`;
  const api = (name: string): string => `${devicesUrl}/api/${name}`;

  const remote: Remote = {
    async issueCode(citizenId, how = {}) {
      return issuedCodeSchema.parse(await call(sim('codes'), 'POST', { citizenId, ...how }));
    },
    async scan(text, scanner = SCANNER) {
      await call(api(`scanners/${scanner}/scan`), 'POST', { text });
    },
    async showCode(citizenId, how) {
      const issued = await remote.issueCode(citizenId, how);
      await remote.scan(issued.code);
      return issued;
    },
    async putCard(citizenId) {
      const { citizens } = platformStateSchema.parse(await call(sim('state'), 'GET'));
      const citizen = citizens.find((one) => one.id === citizenId);
      if (!citizen) throw new Error(`no citizen ${citizenId}`);
      const { name, sex, nation, birth, address, idNo } = citizen;
      await call(api(`readers/${READER}/card`), 'PUT', {
        citizenId,
        name,
        sex,
        nation,
        birth,
        address,
        idNo,
        issuer: citizen.cardIssuer,
        validFrom: citizen.cardValidFrom,
        validTo: citizen.cardValidTo,
      });
    },
    async putSpecimen(layout) {
      const card = CARDS.find((one) => one.layout === layout);
      await call(api(`readers/${READER}/card`), 'PUT', card);
    },
    async plugIn(device) {
      await call(api('devices'), 'POST', device);
    },
    async move(device) {
      await call(api(`devices/${device}/move`), 'POST');
    },
    async takeAway(device) {
      await call(api(`devices/${device}`), 'DELETE');
    },
    async spoilCable(device, plan) {
      await call(api(`devices/${device}/faults`), 'PUT', { name: plan });
    },
    async mendCable(device) {
      await call(api(`devices/${device}/faults`), 'DELETE');
    },
    async liftCard() {
      await call(api(`readers/${READER}/card`), 'DELETE');
    },
    async unplug(device) {
      await call(api(`devices/${device}/unplug`), 'POST');
    },
    async plug(device) {
      await call(api(`devices/${device}/plug`), 'POST');
    },
    async faults(faults) {
      await call(sim('faults'), 'PUT', { ...NO_FAULTS, ...faults });
    },
    async effects() {
      return z.array(effectSchema).parse(await call(sim('effects'), 'GET'));
    },
    async devices() {
      return devicesStateSchema.parse(await call(api('state'), 'GET'));
    },
  };
  return remote;
}
