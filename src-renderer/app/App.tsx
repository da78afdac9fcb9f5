import { useCallback, useState } from 'react';
import type { ReactElement } from 'react';
import type { Clock } from '../../contract/clock.ts';
import type { Failure } from '../../contract/failures.ts';
import type { LiangmaBridge } from '../../contract/ipc.ts';
import { Screen } from './Screen.tsx';
import type { Send } from './terminal-context.ts';
import { useShellView } from './use-shell-view.ts';
import { useSpareThread } from './use-spare-thread.ts';

interface AppProps {
  readonly bridge: LiangmaBridge;
  readonly clock: Clock;
}

/** Connects the page to main: views come in, requests go out. */
export function App({ bridge, clock }: AppProps): ReactElement {
  const view = useShellView(bridge);
  useSpareThread(view);
  const [refusal, setRefusal] = useState<{ failure: Failure; at: number }>();
  const send = useCallback<Send>(
    (name, params) => {
      void bridge.request(name, params).then((answer) => {
        // `stale` and `unavailable` explain themselves: the next view shows what is the case.
        if (!answer.ok && answer.error.failure) {
          setRefusal({ failure: answer.error.failure, at: clock.now() });
        }
      });
    },
    [bridge, clock],
  );
  const request = useCallback<LiangmaBridge['request']>(
    (name, params) => bridge.request(name, params),
    [bridge],
  );
  return <Screen view={view} clock={clock} send={send} request={request} refusal={refusal} />;
}
