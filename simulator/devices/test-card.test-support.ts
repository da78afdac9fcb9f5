import type { PutCard } from '../control-api.ts';

/** An invented person; no region has the code 39xxxx. */
export const TEST_CARD: Extract<PutCard, { readonly nation: string }> = {
  citizenId: 'tian',
  name: '田小满',
  sex: '2',
  nation: '01',
  birth: '19900307',
  address: '东海省云溪市望潮区青石巷7号',
  idNo: '390101199003070021',
  issuer: '云溪市公安局',
  validFrom: '20200101',
  validTo: '长期',
};
