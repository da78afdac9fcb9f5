import {
  citizenSchema,
  type Citizen,
  type DevicesState,
  type PlatformState,
  type SimulatedDevice,
} from '../../control-api.ts';

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
