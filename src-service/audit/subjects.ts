import type { Mac } from './sm3-mac.ts';

/**
 * Stands for a person within the log of this terminal (去标识化, GB/T 35273 6.2): HMAC with SM3 under a
 * salt that never leaves it, as 64 hexadecimal digits. Without the salt nobody can try out numbers.
 */
export interface Subjects {
  /** By the name that the code system gives its person. */
  ofCode(codeSystemId: string, subjectRef: string): string;
  /** By the number of an ID card, where no code system has answered. */
  ofCard(idNo: string): string;
}

export function createSubjects(mac: Mac): Subjects {
  return {
    ofCode: (codeSystemId, subjectRef) => mac(`subject\n${codeSystemId}\n${subjectRef}`),
    ofCard: (idNo) => mac(`card\n${idNo}`),
  };
}
