import { expect, test } from 'vitest';
import { CERTIFICATES } from '../../data/certificates.ts';
import { ownMetadata } from './metadata.ts';

test.each(CERTIFICATES)('$id tells of itself, but not of its state', (certificate) => {
  const metadata = ownMetadata(certificate);
  expect(metadata).toMatchObject({
    ...{ ZZBS: certificate.identifier, ZZLXDM: certificate.type.code },
    ...{ ZZBFJGDM: certificate.issuer.creditCode, CZZTDMLXDM: '111' },
  });
  expect(metadata).not.toHaveProperty('ZZZT');
  expect('ZZYXQJZRQ' in metadata).not.toBe('ZZYXQJZSJ' in metadata);
});
