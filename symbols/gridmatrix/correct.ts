import { createCorrector } from '../reed-solomon/correct.ts';
import { FIELD } from './field.ts';

/** Corrects a block of a Grid Matrix symbol: the first root of its code is 2¹. */
export const correct = createCorrector(FIELD, 1);
