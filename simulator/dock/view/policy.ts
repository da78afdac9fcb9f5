import type { Policy } from '../../control-api.ts';

/** Figures to choose from; a clock that is off by 30 s is bearable, one by 400 s is not. */
export const FIGURES = {
  maxLevel: [0, 1, 2, 3, 4, 5],
  tokenUses: [1, 5, 20, 100],
  tokenLifetimeS: [5, 30, 300, 3_600],
  clockOffsetS: [-3_600, -400, -30, 0, 30, 400, 3_600],
} as const satisfies Partial<Record<keyof Policy, readonly number[]>>;
export type FigureName = keyof typeof FIGURES;
export const FIGURE_NAMES = Object.keys(FIGURES) as FigureName[];

/** What can be decided between words. */
export const DECISIONS = {
  signatures: ['accepted', 'required'],
  enrolment: ['open', 'closed'],
  cardStatus: ['NORMAL', 'LOST', 'UNKNOWN'],
} as const satisfies { readonly [K in keyof Policy]?: readonly Policy[K][] };
export type DecisionName = keyof typeof DECISIONS;
export const DECISION_NAMES = Object.keys(DECISIONS) as DecisionName[];

export const SWITCHES = ['sealBodies', 'codeSingleUse', 'relayOnly'] as const;

/** The figures of `name` with the one in force among them, in order. */
export function figuresWith(name: FigureName, current: number): number[] {
  return [...new Set<number>([...FIGURES[name], current])].sort((a, b) => a - b);
}
