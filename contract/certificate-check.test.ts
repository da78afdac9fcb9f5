import { describe, expect, test } from 'vitest';
import {
  type CertificateCheck,
  certificateCheckSchema,
  CHECK_STATES,
  COMPARED_FIELDS,
  isPrintable,
} from './certificate-check.ts';

function checkOf(
  state: CertificateCheck['state'],
  differing: CertificateCheck['metadata']['differing'] = [],
): CertificateCheck {
  const metadata = { state: differing.length > 0 ? 'differs' : 'same', differing } as const;
  return { state, signatures: [], metadata: { ...metadata, differing: [...differing] } };
}

describe('a copy on paper', () => {
  test('is made in every state but that of a wrong seal', () => {
    const refused = CHECK_STATES.filter((state) => !isPrintable(checkOf(state)));
    expect(refused).toEqual(['INVALID']);
  });
  test('is not made of another certificate, or of somebody else’s', () => {
    const refused = COMPARED_FIELDS.filter((field) => !isPrintable(checkOf('VALID', [field])));
    expect(refused).toEqual(['identifier', 'holderName', 'holderCode']);
  });
});

test('what is found out has no field for a value of the file', () => {
  const { metadata, ...rest } = checkOf('VALID', ['holderName']);
  const told = { ...rest, metadata: { ...metadata, holderName: '林小秋' } };
  expect(certificateCheckSchema.safeParse(told).success).toBe(false);
});
