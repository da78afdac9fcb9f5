import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { CameraView } from '../../contract/camera.ts';
import { useTerminal } from '../app/terminal-context.ts';
import type { Eye } from './eye.ts';
import { DARK_EYE, type EyeView } from './eye-view.ts';
import { isCodeWelcome, lookingNow } from './when-to-look.ts';
import type { OpenCamera } from './open-camera.ts';

export const CameraContext = createContext<OpenCamera | undefined>(undefined);

/** The camera of the window, as long as it is to be used; loaded only then. */
export function useCamera(): OpenCamera | undefined {
  const { snapshot, send, clock } = useTerminal();
  const { camera, session } = snapshot;
  const [opened, setOpened] = useState<OpenCamera>();
  const isSigned = snapshot.operator.state !== 'signed-out';
  const isUsed = camera !== undefined && isSigned;
  useEffect(() => {
    if (!isUsed) return;
    let isOver = false;
    let made: OpenCamera | undefined;
    void import('./open-camera.ts').then(({ openCamera }) => {
      if (isOver) return;
      made = openCamera({
        clock,
        tell: (report) => send('camera.state', report),
        read: (symbol) => send('camera.read', symbol),
      });
      setOpened(made);
    });
    return () => {
      isOver = true;
      made?.end();
      setOpened(undefined);
    };
  }, [isUsed, clock, send]);

  const isWelcome = isCodeWelcome(session);
  const isHidden = useHidden();
  const how = camera && JSON.stringify(camera);
  const restMs = (camera?.restS ?? 0) * 1_000;
  const isQuiet = useQuiet(restMs, session.state);
  useEffect(() => {
    if (!opened || how === undefined) return;
    const looking = lookingNow({ isWelcome, isHidden, quietMs: isQuiet ? restMs : 0, restMs });
    if (looking === 'look') opened.eye.look(JSON.parse(how) as CameraView);
    else opened.eye.close(looking === 'rest');
  }, [opened, how, isWelcome, isHidden, isQuiet, restMs]);
  return opened;
}

/** What the camera is doing; dark where there is none. */
export function useEyeView(eye: Eye | undefined): EyeView {
  return useSyncExternalStore(
    (listener) => eye?.onView(listener) ?? (() => {}),
    () => eye?.view() ?? DARK_EYE,
    () => DARK_EYE,
  );
}

/** The camera to show, where there is one. */
export function useViewfinder(): OpenCamera | undefined {
  return useContext(CameraContext);
}

function useHidden(): boolean {
  return useSyncExternalStore(
    (listener) => {
      document.addEventListener('visibilitychange', listener);
      return () => document.removeEventListener('visibilitychange', listener);
    },
    () => document.hidden,
    () => false,
  );
}

/** Signs that somebody is there. */
const SIGNS = ['pointerdown', 'keydown', 'wheel'] as const;

/** True once nobody has touched anything, and the session has stood still, for `restMs`; 0: never. */
function useQuiet(restMs: number, sessionState: string): boolean {
  const { clock } = useTerminal();
  const [isQuiet, setQuiet] = useState(false);
  useEffect(() => {
    if (restMs === 0) return;
    let cancel = clock.after(restMs, () => setQuiet(true));
    const touched = (): void => {
      cancel();
      setQuiet(false);
      cancel = clock.after(restMs, () => setQuiet(true));
    };
    for (const sign of SIGNS) window.addEventListener(sign, touched, true);
    return () => {
      cancel();
      setQuiet(false);
      for (const sign of SIGNS) window.removeEventListener(sign, touched, true);
    };
  }, [restMs, clock, sessionState]);
  return isQuiet;
}
