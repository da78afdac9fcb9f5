import { BadgeCheck, CircleOff, CirclePause, CalendarX2 } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Certificate } from '../../contract/session.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { Chip } from './Chip.tsx';

const LOOKS = {
  valid: { tone: 'ok', icon: BadgeCheck },
  suspended: { tone: 'warn', icon: CirclePause },
  expired: { tone: 'warn', icon: CalendarX2 },
  revoked: { tone: 'bad', icon: CircleOff },
} as const;

/** Whether a certificate counts (证照状态). */
export function CertificateStatus({ status }: Pick<Certificate, 'status'>): ReactElement {
  const t = useTexts();
  return <Chip {...LOOKS[status]} text={t(`session:certificates.status.${status}`)} />;
}
