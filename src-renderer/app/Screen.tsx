import { useEffect, useMemo } from 'react';
import type { ReactElement } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Clock } from '../../contract/clock.ts';
import type { Failure } from '../../contract/failures.ts';
import type { LiangmaBridge, ShellView } from '../../contract/ipc.ts';
import { LANGUAGES } from '../../contract/language.ts';
import { WithCamera } from '../camera/WithCamera.tsx';
import { Notices } from '../components/Notices.tsx';
import { SimulatedTag } from '../components/SimulatedTag.tsx';
import { CounterPage } from '../counter/CounterPage.tsx';
import { i18nFor } from '../i18n/i18n.ts';
import { SelfService } from '../self-service/SelfService.tsx';
import { Splash } from './Splash.tsx';
import { TerminalContext } from './terminal-context.ts';
import type { Send } from './terminal-context.ts';

interface ScreenProps {
  readonly view: ShellView;
  readonly clock: Clock;
  readonly send: Send;
  readonly request: LiangmaBridge['request'];
  /** Why the last request was not carried out. */
  readonly refusal?: { readonly failure: Failure; readonly at: number } | undefined;
}

/** The whole screen as a function of the view. */
export function Screen({ view, clock, send, request, refusal }: ScreenProps): ReactElement {
  const { service, snapshot } = view;
  const language = snapshot?.language ?? LANGUAGES[0];
  const i18n = i18nFor(language);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = i18n.t('common:appName');
  }, [language, i18n]);
  const terminal = useMemo(
    () => snapshot && { snapshot, clock, send, request },
    [snapshot, clock, send, request],
  );

  return (
    <I18nextProvider i18n={i18n}>
      {terminal && service.state === 'running' ? (
        <TerminalContext value={terminal}>
          <WithCamera>
            {terminal.snapshot.mode === 'counter' ? <CounterPage /> : <SelfService />}
          </WithCamera>
          {terminal.snapshot.simulated && <SimulatedTag />}
          <Notices refusal={refusal} />
        </TerminalContext>
      ) : (
        <Splash state={service.state === 'restarting' ? 'restarting' : 'starting'} />
      )}
    </I18nextProvider>
  );
}
