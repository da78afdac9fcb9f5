import { RotateCcw, TriangleAlert } from 'lucide-react';
import type { JSX } from 'react';
import { NO_FAULTS, platformFaultsSchema, type PlatformState } from '../../control-api.ts';
import { setFaults, type Desk } from '../desk.ts';
import { useTexts } from '../i18n/i18n.ts';
import { Choices } from './choices.tsx';
import { Latency } from './latency.tsx';
import { Panel } from './panel.tsx';

const MODES = platformFaultsSchema.shape.mode.options;

/** How the platform misbehaves, and what it has done for good so far. */
export function FaultsPanel({ desk, state }: { desk: Desk; state: PlatformState }): JSX.Element {
  const { t } = useTexts();
  const { faults, effects } = state;
  const isNormal = faults.mode === NO_FAULTS.mode && faults.latencyMs === NO_FAULTS.latencyMs;
  return (
    <Panel
      name="faults"
      title={t('faults.title')}
      icon={TriangleAlert}
      aside={
        <p className="counter">
          {t('faults.effects')}
          <output key={effects} className="pulse">
            {effects}
          </output>
        </p>
      }
    >
      <Choices
        legend={t('faults.mode')}
        quiet
        className="modes"
        value={faults.mode}
        onChoose={(mode) => void setFaults(desk, { ...faults, mode })}
        choices={MODES.map((value) => ({ value, label: t(`mode.${value}`) }))}
      />
      <div className="latency-row">
        <Latency
          latencyMs={faults.latencyMs}
          onSettle={(latencyMs) => setFaults(desk, { ...faults, latencyMs })}
        />
        <button type="button" disabled={isNormal} onClick={() => void setFaults(desk, NO_FAULTS)}>
          <RotateCcw size={16} aria-hidden />
          {t('faults.reset')}
        </button>
      </div>
    </Panel>
  );
}
