import { expect, test } from 'vitest';
import { issueCrl } from '../../documents/builder/issue-certificate.ts';
import { trustPieces } from '../../documents/seal/trust-files.node.ts';
import {
  AUTHORITY,
  NOW,
  randomBytes,
  ROOT,
  SPAN,
  STRANGER,
} from '../../documents/seal/signed-samples.test-support.ts';
import { trustStatusSchema } from './thread-messages.ts';
import { trustStatus } from './trust-status.ts';

const anchors = [ROOT, AUTHORITY].flatMap(({ certificate }) =>
  trustPieces(certificate).certificates.map((one) => ({ file: 'a.cer', certificate: one })),
);
const listsOf = (issuer: typeof ROOT) =>
  trustPieces(issueCrl(issuer, NOW, [], randomBytes)).crls.map((crl) => ({ file: 'a.crl', crl }));

test('names, times and files, and whether a list may be used', () => {
  const crls = [...listsOf(AUTHORITY), ...listsOf(STRANGER)];
  const status = trustStatus({ anchors, crls, unread: ['b.cer'], missing: [] });
  expect(trustStatusSchema.parse(status)).toEqual(status);
  expect(status).toEqual({
    anchors: [
      { file: 'a.cer', name: '虚构根证书', ...SPAN },
      { file: 'a.cer', name: '虚构电子认证', ...SPAN },
    ],
    lists: [
      { file: 'a.crl', issuer: '虚构电子认证', thisUpdate: NOW, isUsable: true },
      { file: 'a.crl', issuer: '?', thisUpdate: NOW, isUsable: false },
    ],
    unread: ['b.cer'],
    missing: [],
  });
});

test('a list that somebody else has signed in the name of an authority is of no use', () => {
  const forged = { ...AUTHORITY, key: STRANGER.key };
  const status = trustStatus({ anchors, crls: listsOf(forged), unread: [], missing: [] });
  expect(status.lists).toMatchObject([{ issuer: '虚构电子认证', isUsable: false }]);
});
