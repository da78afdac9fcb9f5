import { Check, ScanQrCode, ShieldCheck, X } from 'lucide-react';
import { useState, type JSX } from 'react';
import type { Watched } from '../api/poller.ts';
import type { Citizen, Phone, PlatformState, ScanSession } from '../../control-api.ts';
import { actOnPhone, type Desk } from '../desk.ts';
import { useTexts } from '../i18n/i18n.ts';
import { useBusy } from '../use-busy.ts';
import { nameIn } from '../view/citizen.ts';
import { countdown } from '../view/countdown.ts';
import { canDo, isOpen, sessionOf } from '../view/scan-sessions.ts';
import { Available } from './available.tsx';
import { Choices } from './choices.tsx';

export interface ScanningPhoneProps {
  readonly desk: Desk;
  readonly citizen: Citizen;
  readonly codeSystems: PlatformState['codeSystems'];
  readonly scanSessions: Watched<ScanSession[]>;
  readonly now: number;
}

/** The citizen's phone as it reads a terminal's code (扫码), shows who asks for what, and decides. */
export function ScanningPhone({ scanSessions, ...props }: ScanningPhoneProps): JSX.Element {
  return (
    <Available watched={scanSessions}>
      {(sessions) => <PhoneAndCodes {...props} sessions={sessions} />}
    </Available>
  );
}

interface PhoneAndCodesProps extends Omit<ScanningPhoneProps, 'scanSessions'> {
  readonly sessions: readonly ScanSession[];
}

const BUTTONS = [
  { action: 'scan', icon: ScanQrCode },
  { action: 'confirm', icon: Check },
  { action: 'refuse', icon: X },
] as const;

function PhoneAndCodes(props: PhoneAndCodesProps): JSX.Element {
  const { desk, citizen, codeSystems, sessions, now } = props;
  const { t, language } = useTexts();
  const [ref, setRef] = useState<string>();
  const [busy, guarded] = useBusy();
  const session = sessionOf(sessions, ref);
  const name = nameIn(citizen, language);
  const system = codeSystems.find(({ id }) => id === session?.codeSystemId);

  async function act(action: Phone['action']): Promise<void> {
    if (!session) return;
    setRef(session.ref);
    await actOnPhone(desk, session, name, { citizenId: citizen.id, action });
  }

  return (
    <div className="phone-desk">
      <PhoneScreen session={session} systemName={system?.name[language] ?? ''} name={name} />
      <div className="phone-controls">
        {sessions.length === 0 && <p className="hint">{t('scanning.none')}</p>}
        <Choices
          legend={t('scanning.codes')}
          className="terminal-codes"
          value={session?.ref}
          onChoose={setRef}
          choices={sessions.map((one) => ({
            value: one.ref,
            label: <CodeLine session={one} now={now} />,
          }))}
        />
        <div className="phone-actions">
          {BUTTONS.map(({ action, icon: Icon }) => (
            <button
              key={action}
              type="button"
              className={action === 'refuse' ? '' : 'primary'}
              disabled={busy || !canDo(session, action)}
              onClick={() => guarded(() => act(action))}
            >
              <Icon size={18} aria-hidden />
              {t(`scanning.${action}`)}
            </button>
          ))}
        </div>
      </div>
    </div>
  );
}

function CodeLine({ session, now }: { session: ScanSession; now: number }): JSX.Element {
  const { t } = useTexts();
  const left = countdown(now, now, session.expiresAt);
  return (
    <>
      {session.terminalId} · {session.useCause}
      <span className="person-note">
        {t(`scanning.state.${session.state}`)}
        {isOpen(session) && left.state !== 'expired' && ` · ${left.text}`}
      </span>
    </>
  );
}

interface PhoneScreenProps {
  readonly session: ScanSession | undefined;
  readonly systemName: string;
  readonly name: string;
}

function PhoneScreen({ session, systemName, name }: PhoneScreenProps): JSX.Element {
  const { t } = useTexts();
  return (
    <div className="phone">
      <div className="phone-screen">
        <p className="phone-app">
          <ShieldCheck size={14} aria-hidden />
          {t('scanning.app')}
        </p>
        <p className="phone-system">{systemName}</p>
        <div className="phone-asks" role="status">
          {session && session.state !== 'PENDING' ? (
            <Asked session={session} />
          ) : (
            <p className="phone-idle">
              <ScanQrCode size={40} strokeWidth={1.2} aria-hidden />
              <span>{t(session ? 'scanning.aim' : 'scanning.none')}</span>
            </p>
          )}
        </div>
        <p className="phone-owner">{name}</p>
      </div>
    </div>
  );
}

/** Who asks for what, as the citizen reads it before deciding. */
function Asked({ session }: { session: ScanSession }): JSX.Element {
  const { t } = useTexts();
  return (
    <>
      <p className="phone-state" data-state={session.state}>
        {t(`scanning.state.${session.state}`)}
      </p>
      <dl>
        <dt>{t('scanning.who')}</dt>
        <dd>{session.orgName}</dd>
        <dt>{t('scanning.cause')}</dt>
        <dd>{session.useCause}</dd>
        <dt>{t('scanning.scopes')}</dt>
        {session.scopes.map((scope) => (
          <dd key={scope.code}>{scope.name}</dd>
        ))}
      </dl>
    </>
  );
}
