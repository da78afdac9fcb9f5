import { Scale } from 'lucide-react';
import type { JSX } from 'react';
import type { Watched } from '../api/poller.ts';
import { DEFAULT_POLICY, policySchema, type Policy } from '../../control-api.ts';
import { issueEnrolmentCode, setPolicy, type Desk } from '../desk.ts';
import { useTexts } from '../i18n/i18n.ts';
import { DECISION_NAMES, DECISIONS, FIGURE_NAMES, figuresWith, SWITCHES } from '../view/policy.ts';
import { Available } from './available.tsx';
import { Panel } from './panel.tsx';
import { Select } from './select.tsx';
import { Toggle } from './toggle.tsx';

interface PolicyPanelProps {
  readonly desk: Desk;
  readonly policy: Watched<Policy>;
}

/** What the platform's operators have decided; each change is told to the platform at once. */
export function PolicyPanel({ desk, policy }: PolicyPanelProps): JSX.Element {
  const { t } = useTexts();
  return (
    <Panel
      name="policy"
      title={t('policy.title')}
      icon={Scale}
      aside={
        policy.value && (
          <button
            type="button"
            className="quiet"
            onClick={() => void setPolicy(desk, DEFAULT_POLICY)}
          >
            {t('policy.reset')}
          </button>
        )
      }
    >
      <Available watched={policy}>{(value) => <Knobs desk={desk} policy={value} />}</Available>
    </Panel>
  );
}

function Knobs({ desk, policy }: { desk: Desk; policy: Policy }): JSX.Element {
  const { t } = useTexts();
  function change(part: Record<string, unknown>): void {
    void setPolicy(desk, policySchema.parse({ ...policy, ...part }));
  }
  return (
    <div className="knobs">
      {FIGURE_NAMES.map((name) => (
        <Select
          key={name}
          label={t(`policy.${name}`)}
          options={figuresWith(name, policy[name]).map((figure) => ({
            value: String(figure),
            label: t(`policy.${name}.value`, { figure }),
          }))}
          value={String(policy[name])}
          onChoose={(figure) => change({ [name]: Number(figure) })}
        />
      ))}
      {DECISION_NAMES.map((name) => (
        <Select
          key={name}
          label={t(`policy.${name}`)}
          options={DECISIONS[name].map((value) => ({ value, label: t(`policy.is.${value}`) }))}
          value={policy[name]}
          onChoose={(value) => change({ [name]: value })}
        />
      ))}
      <div className="switches">
        {SWITCHES.map((name) => (
          <Toggle
            key={name}
            label={t(`policy.${name}`)}
            checked={policy[name]}
            onToggle={(checked) => change({ [name]: checked })}
          />
        ))}
      </div>
      <button type="button" onClick={() => void issueEnrolmentCode(desk)}>
        {t('policy.issueEnrolmentCode')}
      </button>
    </div>
  );
}
