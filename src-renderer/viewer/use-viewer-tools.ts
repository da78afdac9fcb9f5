import { useCallback, useMemo, useState } from 'react';

/** What can stand open beside the page. */
export type ViewerTool = 'panel' | 'find' | 'verdict';

export interface ViewerTools {
  readonly isOpen: Readonly<Record<ViewerTool, boolean>>;
  readonly toggle: (tool: ViewerTool) => void;
  readonly open: (tool: ViewerTool) => void;
  readonly close: (tool: ViewerTool) => void;
  /** Somebody has said that the warning about this file was read. */
  readonly isAcknowledged: boolean;
  readonly acknowledge: () => void;
}

interface State {
  /** Which file it is about; another one starts anew. */
  readonly of: string;
  readonly open: readonly ViewerTool[];
  readonly isAcknowledged: boolean;
}

/** Tools of the file that is open. @param of tells one opened file from the next */
export function useViewerTools(of: string): ViewerTools {
  const [state, setState] = useState<State>(() => fresh(of));
  const now = state.of === of ? state : fresh(of);
  const change = useCallback(
    (next: (before: State) => State) =>
      setState((before) => next(before.of === of ? before : fresh(of))),
    [of],
  );
  return useMemo(
    () => ({
      isOpen: {
        panel: now.open.includes('panel'),
        find: now.open.includes('find'),
        verdict: now.open.includes('verdict'),
      },
      isAcknowledged: now.isAcknowledged,
      toggle: (tool) => change((before) => ({ ...before, open: toggled(before.open, tool) })),
      open: (tool) =>
        change((before) =>
          before.open.includes(tool) ? before : { ...before, open: [...before.open, tool] },
        ),
      close: (tool) =>
        change((before) => ({ ...before, open: before.open.filter((one) => one !== tool) })),
      acknowledge: () => change((before) => ({ ...before, isAcknowledged: true })),
    }),
    [now.open, now.isAcknowledged, change],
  );
}

function fresh(of: string): State {
  return { of, open: [], isAcknowledged: false };
}

function toggled(open: readonly ViewerTool[], tool: ViewerTool): readonly ViewerTool[] {
  return open.includes(tool) ? open.filter((one) => one !== tool) : [...open, tool];
}
