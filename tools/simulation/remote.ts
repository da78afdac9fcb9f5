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
  type Phone,
  type PlatformFaults,
  platformStateSchema,
  type Policy,
  policySchema,
  type PlugIn,
  type PutCard,
  replyFaultPlansSchema,
  scanSessionSchema,
  type ScanSession,
  transcriptEntrySchema,
  type TranscriptEntry,
} from '../../simulator/control-api.ts';
import { CARDS } from '../../simulator/data/cards.ts';
import { enrolmentCodeSchema } from '../../simulator/enrolment-code.ts';
import {
  type PrinterCondition,
  type PrinterState,
  printerStateSchema,
} from '../../simulator/printer/printer-state.ts';
import type { ReplyFaultPlan } from '../../simulator/platform/reply-fault-plan.ts';
import type { Simulation } from './simulation.ts';

/** The simulators' controls, as the dock uses them: what a citizen and a fault do. */
export interface Remote {
  issueCode(citizenId: string, how?: CodeOptions): Promise<IssuedCode>;
  /** The scanner reads this text; another than the first by its id. */
  scan(text: string, scanner?: string): Promise<void>;
  /** A citizen shows a fresh code and holds it under the scanner. */
  showCode(citizenId: string, how?: CodeOptions): Promise<IssuedCode>;
  putCard(citizenId: string): Promise<void>;
  /** The card of somebody invented for the moment, whom no platform knows. */
  putStranger(who: { readonly name: string; readonly idNo: string }): Promise<void>;
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
  /** What the citizens' phones can scan, newest first. */
  scanSessions(): Promise<ScanSession[]>;
  /** What a citizen does with the session on the phone; absent: the newest. */
  phone(citizenId: string, action: Phone['action'], ref?: string): Promise<ScanSession>;
  /** Changes the policy of the platform; the rest of it stays. */
  policy(change: Partial<Policy>): Promise<Policy>;
  /** A fresh code with which one terminal makes its keys known. */
  enrolmentCode(): Promise<string>;
  /** Spoils replies by this plan, or by the plan of this name; `null`: no more. */
  replyFaults(plan: ReplyFaultPlan | string | null): Promise<void>;
  /** Who said what, newest first. */
  transcript(): Promise<TranscriptEntry[]>;
  clearTranscript(): Promise<void>;
  /** Access tokens and references of persons that the platform has handed out. */
  secrets(): Promise<string[]>;
  devices(): Promise<DevicesState>;
  /** What is the matter with the printer from now on. */
  printer(condition: PrinterCondition): Promise<PrinterState>;
  /** The document that came out last, as PDF. */
  printed(): Promise<Uint8Array<ArrayBuffer>>;
}

export interface CodeOptions {
  readonly flaw?: CodeFlaw | undefined;
  readonly codeSystemId?: string | undefined;
  /** Code profile (码制); absent: the first one of the code system. */
  readonly profile?: string | undefined;
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

  async function planOf(wanted: ReplyFaultPlan | string | null): Promise<ReplyFaultPlan | null> {
    if (typeof wanted !== 'string') return wanted;
    const plans = replyFaultPlansSchema.parse(await call(sim('reply-fault-plans'), 'GET'));
    const plan = plans.find(({ name }) => name === wanted);
    if (!plan) throw new Error(`no plan ${wanted}`);
    return plan;
  }

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
    async putStranger({ name, idNo }) {
      await call(api(`readers/${READER}/card`), 'PUT', {
        ...{ citizenId: 'stranger', name, idNo, birth: idNo.slice(6, 14) },
        ...{ sex: '1', nation: '01', address: '云岭省', issuer: '澜溪市公安局' },
        ...{ validFrom: '20200101', validTo: '20400101' },
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
    async scanSessions() {
      return scanSessionSchema.array().parse(await call(sim('scan-sessions'), 'GET'));
    },
    async phone(citizenId, action, ref) {
      const session = ref ?? (await remote.scanSessions())[0]?.ref;
      if (session === undefined) throw new Error('no session to scan');
      const done = await call(sim(`scan-sessions/${session}`), 'POST', { citizenId, action });
      return scanSessionSchema.parse(done);
    },
    async enrolmentCode() {
      return enrolmentCodeSchema.parse(await call(sim('enrolment-codes'), 'POST')).code;
    },
    async policy(change) {
      const policy = policySchema.parse(await call(sim('policy'), 'GET'));
      return policySchema.parse(await call(sim('policy'), 'PUT', { ...policy, ...change }));
    },
    async replyFaults(wanted) {
      await call(sim('reply-faults'), 'PUT', { plan: await planOf(wanted) });
    },
    async transcript() {
      return transcriptEntrySchema.array().parse(await call(sim('transcript'), 'GET'));
    },
    async clearTranscript() {
      await call(sim('transcript'), 'DELETE');
    },
    async secrets() {
      return z
        .string()
        .array()
        .parse(await call(sim('secrets'), 'GET'));
    },
    async devices() {
      return devicesStateSchema.parse(await call(api('state'), 'GET'));
    },
    async printer(condition) {
      return printerStateSchema.parse(await call(api('printer'), 'PUT', { condition }));
    },
    async printed() {
      const reply = await fetch(api('printer/last'), { signal: AbortSignal.timeout(LIMIT_MS) });
      if (!reply.ok) throw new Error(`nothing has come out: HTTP ${reply.status}`);
      return new Uint8Array(await reply.arrayBuffer());
    },
  };
  return remote;
}
