import { Repeat, ScanLine, Smartphone } from 'lucide-react';
import { useState, type JSX } from 'react';
import {
  CODE_FLAWS,
  type Citizen,
  type CodeFlaw,
  type PlatformState,
  type SimulatedDevice,
} from '../../control-api.ts';
import { scanText, showCode, type Desk } from '../desk.ts';
import { useTexts } from '../i18n/i18n.ts';
import { useBusy } from '../use-busy.ts';
import { chosenOf, nameIn } from '../view/citizen.ts';
import { systemLabel, systemsOf } from '../view/code-systems.ts';
import { Choices } from './choices.tsx';
import { Phone, type ShownCode } from './phone.tsx';
import { Select } from './select.tsx';
import { CODE_AIMS, CODE_KINDS, type CodeKind } from './service-code.tsx';

/** Lifetimes to choose from, in seconds; the empty one leaves it to the code system. */
const LIFETIMES_S = ['', '5', '15', '300'] as const;

export interface PhoneDeskProps {
  readonly desk: Desk;
  readonly citizen: Citizen;
  readonly codeSystems: PlatformState['codeSystems'];
  readonly scanner: SimulatedDevice | undefined;
  readonly now: number;
}

/** The citizen's phone, and what its code shall be like. */
export function PhoneDesk(props: PhoneDeskProps): JSX.Element {
  const { desk, citizen, scanner, now } = props;
  const { t, language } = useTexts();
  const [systemId, setSystemId] = useState<string>();
  const [flaw, setFlaw] = useState<CodeFlaw>('none');
  const [lifetime, setLifetime] = useState('');
  const [kind, setKind] = useState<CodeKind>('qr');
  const [kept, setKept] = useState<ShownCode & { readonly of: string }>();
  const [busy, guarded] = useBusy();

  const systems = systemsOf(citizen, props.codeSystems);
  const system = chosenOf(systems, systemId);
  const owner = `${citizen.id} ${system?.id ?? ''} ${flaw}`;
  const shown = kept?.of === owner ? kept : undefined;

  async function show(): Promise<ShownCode | undefined> {
    const issued = await showCode(desk, nameIn(citizen, language), {
      citizenId: citizen.id,
      flaw,
      ...(system ? { codeSystemId: system.id } : {}),
      ...(lifetime === '' ? {} : { lifetimeS: Number(lifetime) }),
    });
    const fresh = issued && { ...issued, issuedAt: now, scans: 0 };
    setKept(fresh && { ...fresh, of: owner });
    return fresh;
  }

  async function hold(code: ShownCode | undefined): Promise<void> {
    if (!code || !scanner) return;
    setKept({ ...code, of: owner, scans: code.scans + 1 });
    await scanText(desk, scanner, code.code, CODE_AIMS[kind]);
  }

  return (
    <div className="phone-desk">
      <Phone
        citizen={citizen}
        systemName={system?.name[language] ?? ''}
        kind={kind}
        shown={shown}
        now={now}
      />
      <div className="phone-controls">
        <Select
          label={t('phone.system')}
          options={systems.map((one) => ({
            value: one.id,
            label: systemLabel(one, language, t),
          }))}
          value={system?.id ?? ''}
          onChoose={setSystemId}
        />
        <Choices
          legend={t('phone.flaw')}
          className="flaws"
          value={flaw}
          onChoose={setFlaw}
          choices={CODE_FLAWS.map((value) => ({ value, label: t(`flaw.${value}`) }))}
        />
        <Select
          label={t('phone.lifetime')}
          options={LIFETIMES_S.map((seconds) => ({
            value: seconds,
            label:
              seconds === ''
                ? t('phone.lifetime.default')
                : t('phone.lifetime.seconds', { seconds }),
          }))}
          value={lifetime}
          onChoose={setLifetime}
        />
        <Select
          label={t('phone.kind')}
          options={CODE_KINDS.map((value) => ({ value, label: t(`phone.kind.${value}`) }))}
          value={kind}
          onChoose={(value) => setKind(CODE_KINDS.find((one) => one === value) ?? 'qr')}
        />
        <button
          type="button"
          className="primary"
          disabled={busy || !scanner}
          onClick={() => guarded(async () => hold(await show()))}
        >
          <ScanLine size={18} aria-hidden />
          {t('phone.hold')}
        </button>
        <div className="pair">
          <button type="button" disabled={busy} onClick={() => guarded(show)}>
            <Smartphone size={16} aria-hidden />
            {t('phone.show')}
          </button>
          <button
            type="button"
            disabled={busy || !shown || !scanner}
            onClick={() => guarded(() => hold(shown))}
          >
            <Repeat size={16} aria-hidden />
            {t('phone.again')}
          </button>
        </div>
      </div>
    </div>
  );
}
