import { Send } from 'lucide-react';
import { useId, useState, type JSX } from 'react';
import type { SimulatedDevice } from '../../control-api.ts';
import { scanText, type Desk } from '../desk.ts';
import { useTexts } from '../i18n/i18n.ts';
import { useBusy } from '../use-busy.ts';
import { MAX_SCAN_LENGTH, PRESETS } from '../view/presets.ts';
import { checkScan } from '../view/scan-input.ts';
import { SYMBOLOGIES } from '../view/symbologies.ts';
import { Select } from './select.tsx';

interface FreeTextProps {
  readonly desk: Desk;
  readonly scanner: SimulatedDevice | undefined;
}

/** Any text at all under any symbology, as an attacker or a curious tester would show it. */
export function FreeText({ desk, scanner }: FreeTextProps): JSX.Element {
  const { t } = useTexts();
  const [typed, setTyped] = useState('');
  const [aim, setAim] = useState<string>(SYMBOLOGIES[0].aim);
  const [busy, guarded] = useBusy();
  const id = useId();
  const scan = checkScan(typed, MAX_SCAN_LENGTH);
  return (
    <form
      className="free-text"
      onSubmit={(event) => {
        event.preventDefault();
        if (scan.ok && scanner) guarded(() => scanText(desk, scanner, scan.value, aim));
      }}
    >
      <label className="label" htmlFor={id}>
        {t('text.label')}
      </label>
      <textarea
        id={id}
        rows={4}
        spellCheck={false}
        autoComplete="off"
        value={typed}
        aria-describedby={`${id}-hint`}
        aria-invalid={!scan.ok && typed !== ''}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p id={`${id}-hint`} className="hint" data-bad={(!scan.ok && typed !== '') || undefined}>
        {scan.ok
          ? t('text.length', { count: scan.value.length })
          : typed === ''
            ? t('text.hint')
            : t(scan.error.text, scan.error.values)}
      </p>
      <div className="presets" role="group" aria-label={t('text.presets')}>
        <span className="label">{t('text.presets')}</span>
        {PRESETS.map((preset) => (
          <button
            key={preset.name}
            type="button"
            className="chip"
            onClick={() => setTyped(preset.typed)}
          >
            {t(`preset.${preset.name}`)}
          </button>
        ))}
      </div>
      <div className="free-text-send">
        <Select
          label={t('text.aim')}
          options={SYMBOLOGIES.map((one) => ({ value: one.aim, label: `]${one.aim} ${one.name}` }))}
          value={aim}
          onChoose={setAim}
        />
        <button type="submit" className="primary" disabled={busy || !scan.ok || !scanner}>
          <Send size={18} aria-hidden />
          {t('text.send')}
        </button>
      </div>
    </form>
  );
}
