import type { JSX } from 'react';
import type { Desk } from '../desk.ts';
import { useWatched, type TrustWatch } from '../watch.ts';
import { PolicyPanel } from './policy-panel.tsx';
import { RepliesPanel } from './replies-panel.tsx';
import { TranscriptPanel } from './transcript-panel.tsx';

/** What the platform allows, what it spoils, and what was said. */
export function TrustPanels({ desk, trust }: { desk: Desk; trust: TrustWatch }): JSX.Element {
  const policy = useWatched(trust.policy);
  const replyFaults = useWatched(trust.replyFaults);
  const plans = useWatched(trust.replyFaultPlans);
  const transcript = useWatched(trust.transcript);
  return (
    <>
      <PolicyPanel desk={desk} policy={policy} />
      <RepliesPanel desk={desk} replyFaults={replyFaults} plans={plans} />
      <TranscriptPanel desk={desk} transcript={transcript} />
    </>
  );
}
