import { randomBytes, randomUUID } from 'node:crypto';
import type { UnsignedHead } from '../../contract/platform/common.ts';

/** A request head of an invented hall, for tests. */
export function requestHead(
  change: Partial<UnsignedHead> = {},
): UnsignedHead & { readonly nonce: string } {
  return {
    nonce: randomBytes(16).toString('hex'),
    requestId: randomUUID(),
    timestamp: 0,
    terminalId: 'HALL-01-K03',
    terminalType: 'self-service',
    windowNo: '',
    orgCode: '113901020000000001',
    orgName: '澜溪市禾丰区政务服务中心',
    regionCode: '390102',
    itemCode: 'item-1',
    useCause: '自助查询',
    ...change,
  };
}
