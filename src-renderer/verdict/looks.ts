import {
  ShieldAlert,
  ShieldBan,
  ShieldCheck,
  ShieldEllipsis,
  ShieldHalf,
  ShieldOff,
  ShieldQuestionMark,
  ShieldX,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { CertificateCheck, CheckState } from '../../contract/certificate-check.ts';
import type { Tone } from '../components/Chip.tsx';

export interface Look {
  readonly tone: Tone;
  readonly icon: LucideIcon;
}

/** How each state is shown. Green is for what is proved, and for nothing else. */
export const LOOKS: Readonly<Record<CheckState, Look>> = {
  VALID: { tone: 'ok', icon: ShieldCheck },
  VALID_REVOKED: { tone: 'warn', icon: ShieldBan },
  VALID_UNTRUSTED: { tone: 'warn', icon: ShieldAlert },
  VALID_PARTIAL: { tone: 'warn', icon: ShieldHalf },
  INVALID: { tone: 'bad', icon: ShieldX },
  UNSIGNED: { tone: 'plain', icon: ShieldOff },
  UNSUPPORTED: { tone: 'plain', icon: ShieldQuestionMark },
  NOT_CHECKED: { tone: 'plain', icon: ShieldEllipsis },
};

/** A file of which nothing was found out yet is one that was not checked. */
export const NO_CHECK: CertificateCheck = {
  state: 'NOT_CHECKED',
  signatures: [],
  metadata: { state: 'absent', differing: [] },
};

/** What nobody may overlook: a broken seal, and a file that is not what the platform has listed. */
export type Warning = 'INVALID' | 'differs';

export function warningsOf({ state, metadata }: CertificateCheck): readonly Warning[] {
  return [
    ...(state === 'INVALID' ? (['INVALID'] as const) : []),
    ...(metadata.state === 'differs' ? (['differs'] as const) : []),
  ];
}
