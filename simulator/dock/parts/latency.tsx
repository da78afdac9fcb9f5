import { useEffect, useEffectEvent, useId, useState, type JSX } from 'react';
import { useTexts } from '../i18n/i18n.ts';

const MAX_LATENCY_MS = 10_000;
const STEP_MS = 250;
/** The platform is told once the slider has stood still for this long. */
const SETTLE_MS = 300;

interface LatencyProps {
  readonly latencyMs: number;
  readonly onSettle: (latencyMs: number) => Promise<void>;
}

/** A slider for the platform's latency, 0 to 10 s. */
export function Latency({ latencyMs, onSettle }: LatencyProps): JSX.Element {
  const { t } = useTexts();
  const [draft, setDraft] = useState<number>();
  const id = useId();
  // A new `onSettle` comes with every poll and must not put the timer off.
  const settle = useEffectEvent((ms: number) => onSettle(ms));
  useEffect(() => {
    if (draft === undefined) return undefined;
    const timer = setTimeout(() => {
      void settle(draft).finally(() => setDraft((now) => (now === draft ? undefined : now)));
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  const shownMs = draft ?? latencyMs;
  return (
    <div className="latency">
      <label className="label" htmlFor={id}>
        {t('faults.latency')}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={MAX_LATENCY_MS}
        step={STEP_MS}
        value={shownMs}
        aria-valuetext={t('faults.seconds', { seconds: shownMs / 1000 })}
        onChange={(event) => setDraft(event.target.valueAsNumber)}
      />
      <output htmlFor={id}>{t('faults.seconds', { seconds: shownMs / 1000 })}</output>
    </div>
  );
}
