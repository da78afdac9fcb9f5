import type { ReactElement } from 'react';
import type { SessionView } from '../../contract/session.ts';
import { CertificatesPage } from './pages/CertificatesPage.tsx';
import { ConsentPage } from './pages/ConsentPage.tsx';
import { EndedPage } from './pages/EndedPage.tsx';
import { EvidencePage } from './pages/EvidencePage.tsx';
import { FailedPage } from './pages/FailedPage.tsx';
import { IdlePage } from './pages/IdlePage.tsx';
import { QueuedPage } from './pages/QueuedPage.tsx';
import { ReadingCardPage } from './pages/ReadingCardPage.tsx';
import { ScanSessionPage } from './pages/ScanSessionPage.tsx';
import { WorkingPage } from './pages/WorkingPage.tsx';

/** The page of a session state. */
export function Page({ session }: { readonly session: SessionView }): ReactElement {
  switch (session.state) {
    case 'idle':
      return <IdlePage />;
    case 'reading-card':
      return <ReadingCardPage />;
    case 'working':
      return <WorkingPage session={session} />;
    case 'queued':
      return <QueuedPage session={session} />;
    case 'scan-session':
      return <ScanSessionPage session={session} />;
    case 'evidence':
      return <EvidencePage session={session} />;
    case 'consent':
      return <ConsentPage session={session} />;
    case 'certificates':
      return <CertificatesPage session={session} />;
    case 'failed':
      return <FailedPage session={session} />;
    case 'ended':
      return <EndedPage session={session} />;
  }
}
