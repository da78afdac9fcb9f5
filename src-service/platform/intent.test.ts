import { expect, test } from 'vitest';
import { requestHeadSchema } from '../../contract/platform/common.ts';
import { CONFIG, ITEM } from '../session/test-data.ts';
import { headFacts, newRequestId } from './intent.ts';

test('names of intents are new each time', () => {
  expect(newRequestId()).not.toBe(newRequestId());
});

test('a head says who asks for what, and who serves where somebody does', () => {
  const requestId = newRequestId();
  const alone = headFacts(CONFIG, { requestId, item: ITEM });
  const signed = { nonce: '0'.repeat(32), to: 'hub', signAlg: 'SM2-SM3', sign: '0'.repeat(128) };
  expect(requestHeadSchema.parse({ ...alone, timestamp: 0, ...signed })).toEqual({
    ...signed,
    ...{ requestId, timestamp: 0, terminalId: 'HALL-01-K03', terminalType: 'self-service' },
    ...{ windowNo: 'A03', orgCode: '11390000000013338A', orgName: '云岭省政务服务中心' },
    ...{ regionCode: '390000', itemCode: ITEM.code, useCause: ITEM.name['zh-CN'] },
  });
  const numbered = headFacts(
    { ...CONFIG, terminal: { ...CONFIG.terminal, appId: 'APP-1' } },
    { requestId, item: { ...ITEM, sceneCode: 'S-04' } },
  );
  expect(numbered).toEqual({ ...alone, appId: 'APP-1', sceneCode: 'S-04' });
  expect(requestHeadSchema.safeParse({ ...numbered, timestamp: 0, ...signed }).success).toBe(true);
  const served = headFacts(CONFIG, { requestId, item: ITEM, operatorId: 'op-7' });
  expect(served).toEqual({ ...alone, operatorId: 'op-7' });
  const names = (id: string): string | undefined => (id === 'op-7' ? '演示' : undefined);
  const named = (operatorId?: string) =>
    headFacts(CONFIG, { requestId, item: ITEM, operatorId }, names);
  expect(named('op-7')).toEqual({ ...served, operatorName: '演示' });
  expect(named('op-8')).toEqual({ ...alone, operatorId: 'op-8' });
  expect(named()).toEqual(alone);
});
