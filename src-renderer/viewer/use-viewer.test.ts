import { describe, expect, test } from 'vitest';
import { placeAfter } from './use-viewer.ts';
import type { ViewerAction, ViewerPlace } from './use-viewer.ts';

const PLACE: ViewerPlace = { page: 2, fit: 'width', zoom: 2, rotation: 90 };

describe('placeAfter', () => {
  test.each<[ViewerAction, Partial<ViewerPlace>]>([
    ['zoom-in', { zoom: 2.5 }],
    ['zoom-out', { zoom: 1.5 }],
    ['fit-page', { fit: 'page', zoom: 1 }],
    ['fit-width', { zoom: 1 }],
    ['rotate', { rotation: 180, zoom: 1 }],
    ['previous', { page: 1, zoom: 1 }],
    ['next', { page: 3, zoom: 1 }],
    ['first', { page: 1, zoom: 1 }],
    ['last', { page: 4, zoom: 1 }],
    [{ page: 4 }, { page: 4, zoom: 1 }],
    [{ page: 2 }, {}],
  ])('%j', (action, expected) => {
    expect(placeAfter(PLACE, action, 4)).toEqual({ ...PLACE, ...expected });
  });

  test('stays within the document', () => {
    expect(placeAfter({ ...PLACE, page: 4 }, 'next', 4).page).toBe(4);
    expect(placeAfter({ ...PLACE, page: 1 }, 'previous', 4).page).toBe(1);
    expect(placeAfter(PLACE, { page: 99 }, 4).page).toBe(4);
  });

  test('four turns are none', () => {
    let place: ViewerPlace = { ...PLACE, rotation: 0 };
    for (let turn = 0; turn < 4; turn++) place = placeAfter(place, 'rotate', 4);
    expect(place.rotation).toBe(0);
  });

  test('smaller than the width is the whole page', () => {
    expect(placeAfter({ ...PLACE, zoom: 1 }, 'zoom-out', 4)).toMatchObject({
      fit: 'page',
      zoom: 1,
    });
  });
});
