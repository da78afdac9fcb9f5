import { readFileSync } from 'node:fs';
import path from 'node:path';
import { enrolmentRequestSchema } from '../../contract/enrolment.ts';
import { publicKeySchema } from '../../contract/platform/common.ts';

function keyIn(text: string): string | undefined {
  const key = publicKeySchema.safeParse(text.trim().toLowerCase());
  if (key.success) return key.data;
  try {
    return enrolmentRequestSchema.safeParse(JSON.parse(text)).data?.publicKeys.sign;
  } catch {
    return undefined;
  }
}

/**
 * The public signing key that is meant: 130 hexadecimal digits, or a file with them or with the
 * terminal's enrolment request. `undefined` for what is none of these.
 */
export function readSignKey(named: string, cwd: string): string | undefined {
  const typed = keyIn(named);
  if (typed !== undefined) return typed;
  try {
    return keyIn(readFileSync(path.resolve(cwd, named), 'utf8'));
  } catch {
    return undefined;
  }
}
