import { onTestFinished } from 'vitest';
import { createPcscd, type Pcscd } from '../support/pcscd.ts';

export { missingForPcscd, type Pcscd } from '../support/pcscd.ts';

/** A service that is gone after the test. */
export async function pcscd(): Promise<Pcscd> {
  const made = await createPcscd();
  onTestFinished(() => made.dispose());
  return made;
}
