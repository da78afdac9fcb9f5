import { MailWarning } from 'lucide-react';
import type { JSX } from 'react';
import type { Watched } from '../api/poller.ts';
import type { ReplyFaults } from '../../control-api.ts';
import type { ReplyFaultPlan } from '../../platform/reply-fault-plan.ts';
import { setReplyFaults, type Desk } from '../desk.ts';
import { useTexts } from '../i18n/i18n.ts';
import { offeredPlans, type OfferedPlan } from '../view/reply-faults.ts';
import { Available } from './available.tsx';
import { Panel } from './panel.tsx';
import { Select } from './select.tsx';

interface RepliesPanelProps {
  readonly desk: Desk;
  readonly replyFaults: Watched<ReplyFaults>;
  readonly plans: Watched<ReplyFaultPlan[]>;
}

/** Which of the platform's replies are spoiled, and how. */
export function RepliesPanel({ desk, replyFaults, plans }: RepliesPanelProps): JSX.Element {
  const { t } = useTexts();
  return (
    <Panel name="replies" title={t('replies.title')} icon={MailWarning}>
      <Available watched={replyFaults}>
        {({ plan }) => (
          <PlanChoice desk={desk} plan={plan} offered={offeredPlans(plans.value ?? [], plan)} />
        )}
      </Available>
    </Panel>
  );
}

interface PlanChoiceProps {
  readonly desk: Desk;
  readonly plan: ReplyFaultPlan | null;
  readonly offered: readonly OfferedPlan[];
}

function PlanChoice({ desk, plan, offered }: PlanChoiceProps): JSX.Element {
  const { t } = useTexts();
  return (
    <>
      <Select
        label={t('replies.plan')}
        options={[
          { value: '', label: t('replies.well') },
          ...offered.map(({ plan: { name }, fault }) => ({
            value: name,
            label: fault ? t('replies.always', { fault: t(`reply.${fault}`) }) : name,
          })),
        ]}
        value={plan?.name ?? ''}
        onChoose={(name) =>
          void setReplyFaults(desk, offered.find((one) => one.plan.name === name)?.plan)
        }
      />
      <ul className="rules">
        {plan?.rules.map(({ operation, fault, probability, ms }, index) => (
          <li key={index}>
            <code>{operation}</code> {t(`reply.${fault}`)}
            {ms !== undefined && ` ${t('transcript.ms', { ms })}`}
            <span className="hint">
              {t('replies.share', { percent: Math.round(probability * 100) })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
