import { expect, test } from 'vitest';
import { maskedMessage } from './masked-message.ts';

test('codes, tokens, names and numbers are masked, the rest of a message is not', () => {
  const masked = maskedMessage({
    head: { status: 'OK', orgName: '澜溪市禾丰区政务服务中心', serverTime: 5 },
    codeContent: '011390000010123456789ABCDEFGHIJKLMNOPX',
    holder: { idType: '111', idNo: '390102199003150028', name: '张晓岚' },
    accessToken: 'abcdefghijklmnopqrstuvwxyz',
    scopes: [{ code: 'T1', name: '结婚证' }],
    certificates: [{ number: 'J390102-2015-000718', typeName: '结婚证' }],
    agreed: true,
  });
  expect(masked).toEqual({
    head: { status: 'OK', orgName: '澜溪市禾丰区政务服务中心', serverTime: 5 },
    codeContent: '0113…PX',
    holder: { idType: '111', idNo: '390102********0028', name: '张*岚' },
    accessToken: 'abcd…yz',
    scopes: [{ code: 'T1', name: '结婚证' }],
    certificates: [{ number: '… (19)', typeName: '结婚证' }],
    agreed: true,
  });
});

test('whatever nobody has thought of is masked', () => {
  expect(maskedMessage({ telephone: '13900000000', list: ['a', { note: 'secret' }] })).toEqual({
    telephone: '… (11)',
    list: ['… (1)', { note: '… (6)' }],
  });
  expect([maskedMessage(undefined), maskedMessage(null)]).toEqual([undefined, null]);
});
