import { describe, expect, test } from 'vitest';
import { placeAfter } from './use-viewer.ts';
import type { ViewerAction } from './use-viewer.ts';

describe('placeAfter', () => {
  test.each<[ViewerAction, { page: number; zoom: number }]>([
    ['zoom-in', { page: 2, zoom: 2.5 }],
    ['zoom-out', { page: 2, zoom: 1.5 }],
    ['fit', { page: 2, zoom: 1 }],
    ['previous', { page: 1, zoom: 1 }],
    ['next', { page: 3, zoom: 1 }],
  ])('%s', (action, expected) => {
    expect(placeAfter({ page: 2, zoom: 2 }, action, 3)).toEqual(expected);
  });

  test('stays within the document', () => {
    expect(placeAfter({ page: 3, zoom: 1 }, 'next', 3).page).toBe(3);
    expect(placeAfter({ page: 1, zoom: 1 }, 'previous', 3).page).toBe(1);
  });
});
