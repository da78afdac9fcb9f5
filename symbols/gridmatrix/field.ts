import { createField } from '../reed-solomon/field.ts';

/** The field GF(128) over x⁷ + x³ + 1 of Grid Matrix. */
export const FIELD = createField(0x89, 127);
export const { order: ORDER, powerOf, multiply, divide, valueAt } = FIELD;
