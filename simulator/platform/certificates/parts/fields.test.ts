import { createCanvas } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { fieldColumn, fieldColumns, fieldRow, type Field } from './fields.ts';

const pen = createCanvas(10, 10).getContext('2d');
const colours = { label: '#000000', value: '#000000', rule: '#000000' } as const;
const style = { ...colours, size: 20, labelWidth: 100, rowHeight: 60 };
const field = (value: string): Field => ({ label: '住所', english: 'Domicile', value });

test('a row is as high as its lines need', () => {
  expect(fieldRow(pen, field('短'), 0, 10, 400, style)).toBe(70);
  expect(fieldRow(pen, field('长'.repeat(20)), 0, 10, 400, style)).toBeCloseTo(70 + 28.4, 5);
});

test('rows follow each other, the longer column counts', () => {
  const fields = ['一', '二', '三'].map(field);
  expect(fieldColumn(pen, fields, 0, 0, 400, style)).toBe(180);
  expect(fieldColumns(pen, fields, 0, 0, 400, style)).toBe(120);
});
