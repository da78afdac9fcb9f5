import { QrCode as QrIcon, ShieldCheck } from 'lucide-react';
import type { JSX } from 'react';
import type { Citizen } from '../../control-api.ts';
import { useTexts } from '../i18n/i18n.ts';
import { nameIn } from '../view/citizen.ts';
import { countdown } from '../view/countdown.ts';
import { ServiceCode, type CodeKind } from './service-code.tsx';

/** A code as the phone shows it. */
export interface ShownCode {
  readonly code: string;
  /** Milliseconds since 1970. */
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** How often it was held under the scanner. */
  readonly scans: number;
}

interface PhoneProps {
  readonly citizen: Citizen;
  readonly systemName: string;
  readonly kind: CodeKind;
  readonly shown: ShownCode | undefined;
  readonly now: number;
}

/** The citizen's telephone with the app of the code system. */
export function Phone({ citizen, systemName, kind, shown, now }: PhoneProps): JSX.Element {
  const { t, language } = useTexts();
  const name = nameIn(citizen, language);
  return (
    <div className="phone">
      <div className="phone-screen">
        <p className="phone-app">
          <ShieldCheck size={14} aria-hidden />
          {t('phone.app')}
        </p>
        <p className="phone-system">{systemName}</p>
        <div className="phone-code">
          {shown ? (
            <>
              <ServiceCode text={shown.code} kind={kind} label={t('phone.qr', { name })} />
              {shown.scans > 0 && <span key={shown.scans} className="phone-beam" aria-hidden />}
            </>
          ) : (
            <p className="phone-idle">
              <QrIcon size={40} strokeWidth={1.2} aria-hidden />
              <span>{t('phone.idle')}</span>
              <small>{t('phone.idleHint')}</small>
            </p>
          )}
        </div>
        <p className="phone-owner">{name}</p>
        {shown && <Remaining shown={shown} now={now} />}
      </div>
    </div>
  );
}

function Remaining({ shown, now }: { shown: ShownCode; now: number }): JSX.Element {
  const { t } = useTexts();
  const left = countdown(now, shown.issuedAt, shown.expiresAt);
  const text = left.state === 'expired' ? t('phone.expired') : t('phone.left', { time: left.text });
  return (
    <div className="remaining" data-state={left.state}>
      <progress max={1} value={left.state === 'expired' ? 0 : left.share} aria-label={text} />
      <span>{text}</span>
    </div>
  );
}
