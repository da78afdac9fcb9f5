import { useCallback, useState } from 'react';
import type { DocumentState } from './load-document.ts';
import { clampPage, zoomIn, zoomOut } from './zoom.ts';

/** What a person does with an open document. */
export type ViewerAction = 'zoom-in' | 'zoom-out' | 'fit' | 'previous' | 'next';

export interface Viewer {
  readonly page: number;
  readonly pageCount: number;
  readonly zoom: number;
  readonly act: (action: ViewerAction) => void;
}

export interface ViewerPlace {
  readonly page: number;
  readonly zoom: number;
}

/** Where the viewer is after `action`. A new page starts fitted. */
export function placeAfter(
  place: ViewerPlace,
  action: ViewerAction,
  pageCount: number,
): ViewerPlace {
  switch (action) {
    case 'zoom-in':
      return { ...place, zoom: zoomIn(place.zoom) };
    case 'zoom-out':
      return { ...place, zoom: zoomOut(place.zoom) };
    case 'fit':
      return { ...place, zoom: 1 };
    case 'previous':
      return { page: clampPage(place.page - 1, pageCount), zoom: 1 };
    case 'next':
      return { page: clampPage(place.page + 1, pageCount), zoom: 1 };
  }
}

/** Page and magnification, kept as long as the viewer is open. */
export function useViewer(document: DocumentState): Viewer {
  const [place, setPlace] = useState<ViewerPlace>({ page: 1, zoom: 1 });
  const pageCount = document.state === 'ready' ? document.document.pageCount : 1;
  const act = useCallback(
    (action: ViewerAction) => setPlace((now) => placeAfter(now, action, pageCount)),
    [pageCount],
  );
  return { ...place, pageCount, act };
}
