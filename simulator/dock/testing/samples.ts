import {
  citizenSchema,
  type Citizen,
  type DevicesState,
  type PlatformState,
  type ScanSession,
  type SimulatedDevice,
  type TranscriptEntry,
} from '../../control-api.ts';
import type { ReplyFaultPlan } from '../../platform/reply-fault-plan.ts';

/** Invented people; address codes 39xxxx were never assigned. */
export const ZHANG: Citizen = citizenSchema.parse({
  id: 'zhang',
  name: '张晓岚',
  englishName: 'Zhang Xiaolan',
  sex: '2',
  nation: '01',
  birth: '19900315',
  address: '云岭省澜溪市禾丰区柳荫路18号',
  idNo: '390102199003150028',
  cardIssuer: '澜溪市公安局禾丰分局',
  cardValidFrom: '20180612',
  cardValidTo: '20380612',
  codeSystemIds: ['1390000', '0000000'],
});
export const LI: Citizen = {
  ...ZHANG,
  id: 'li',
  name: '李明远',
  englishName: 'Li Mingyuan',
  sex: '1',
  refuses: true,
};

export const SCANNER: SimulatedDevice = {
  id: 'scanner-1',
  kind: 'scanner',
  family: 'text',
  plugged: true,
  path: '/dev/pts/7',
  bytesIn: 12,
  bytesOut: 345,
  asked: [],
};
export const READER: SimulatedDevice = {
  ...SCANNER,
  id: 'reader-1',
  kind: 'id-card-reader',
  family: 'sdt',
  path: '/dev/pts/8',
};

export const DEVICES: DevicesState = {
  platformUrl: 'http://127.0.0.1:1',
  link: 'pty',
  devices: [SCANNER, READER],
};
export const PLATFORM: PlatformState = {
  citizens: [ZHANG, LI],
  codeSystems: [
    { id: '0000000', name: { 'zh-CN': '国家平台', en: 'National platform' }, status: 'ACTIVE' },
    { id: '1390000', name: { 'zh-CN': '云岭省', en: 'Yunling Province' }, status: 'SUSPENDED' },
    { id: '2000333', name: { 'zh-CN': '住建', en: 'Housing' }, status: 'RETIRED' },
  ],
  faults: { mode: 'none', latencyMs: 0 },
  effects: 41,
};

export const SCAN_SESSION: ScanSession = {
  ref: 'ref/1',
  codeSystemId: '1390000',
  terminalId: 'HALL-01-K03',
  orgName: '云岭市政务服务中心',
  itemCode: 'company-register',
  useCause: '公司设立登记',
  scopes: [
    { code: 'T1', name: '居民身份证' },
    { code: 'T2', name: '营业执照' },
  ],
  state: 'PENDING',
  expiresAt: 95_000,
  scanCode: 'https://yunling.invalid/s/7Q2M9XK4',
};

export const EXCHANGE: TranscriptEntry = {
  id: 7,
  at: 1_000,
  ms: 12.4,
  method: 'POST',
  path: '/systems/1390000/verify',
  operation: 'verify',
  codeSystemId: '1390000',
  httpStatus: 200,
  status: 'OK',
  requestSigned: 'valid',
  replySigned: true,
  sealed: false,
  request: { codeContent: '1390…(64)' },
  reply: { nameMasked: '张*岚' },
};

export const PLAN: ReplyFaultPlan = {
  name: 'spoil-some',
  seed: 7,
  rules: [
    { operation: 'verify', fault: 'late', probability: 0.5, ms: 2_000 },
    { operation: '*', fault: 'unsigned', probability: 1 },
  ],
};
