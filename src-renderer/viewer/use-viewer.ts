import { useCallback, useState } from 'react';
import type { DocumentState } from './load-document.ts';
import { clampPage, ZOOM_STEPS, zoomIn, zoomOut } from './zoom.ts';
import type { Fit, Rotation } from './zoom.ts';

/** What a person does with an open document. */
export type ViewerAction =
  | 'zoom-in'
  | 'zoom-out'
  | 'fit-page'
  | 'fit-width'
  | 'rotate'
  | 'previous'
  | 'next'
  | 'first'
  | 'last'
  | { readonly page: number };

export interface ViewerPlace {
  readonly page: number;
  readonly fit: Fit;
  /** 1 is what `fit` says. */
  readonly zoom: number;
  readonly rotation: Rotation;
}

export interface Viewer extends ViewerPlace {
  readonly pageCount: number;
  readonly act: (action: ViewerAction) => void;
}

export const FIRST_PLACE: ViewerPlace = { page: 1, fit: 'page', zoom: 1, rotation: 0 };

/** Where the viewer is after `action`. A new page starts at magnification 1, turned and fitted as before. */
export function placeAfter(
  place: ViewerPlace,
  action: ViewerAction,
  pageCount: number,
): ViewerPlace {
  const toPage = (page: number): ViewerPlace => {
    const target = clampPage(page, pageCount);
    return target === place.page ? place : { ...place, page: target, zoom: 1 };
  };
  if (typeof action === 'object') return toPage(action.page);
  switch (action) {
    case 'zoom-in':
      return { ...place, zoom: zoomIn(place.zoom) };
    case 'zoom-out':
      // Below the width of the frame comes the whole page.
      if (place.zoom === ZOOM_STEPS[0]) return { ...place, fit: 'page' };
      return { ...place, zoom: zoomOut(place.zoom) };
    case 'fit-page':
      return { ...place, fit: 'page', zoom: 1 };
    case 'fit-width':
      return { ...place, fit: 'width', zoom: 1 };
    case 'rotate':
      return { ...place, rotation: ((place.rotation + 90) % 360) as Rotation, zoom: 1 };
    case 'previous':
      return toPage(place.page - 1);
    case 'next':
      return toPage(place.page + 1);
    case 'first':
      return toPage(1);
    case 'last':
      return toPage(pageCount);
  }
}

/** Page, turn and magnification; each document starts anew. */
export function useViewer(document: DocumentState): Viewer {
  const shown = document.state === 'ready' ? document.document : undefined;
  const [now, setNow] = useState({ shown, place: FIRST_PLACE });
  const place = now.shown === shown ? now.place : FIRST_PLACE;
  const pageCount = shown?.pageCount ?? 1;
  const act = useCallback(
    (action: ViewerAction) =>
      setNow((before) => ({
        shown,
        place: placeAfter(before.shown === shown ? before.place : FIRST_PLACE, action, pageCount),
      })),
    [shown, pageCount],
  );
  return { ...place, pageCount, act };
}
