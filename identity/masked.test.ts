import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskIdNo, maskName } from '../contract/mask.ts';
import { fitsMask } from './masked.ts';

const ID = '39010219491001002X';

describe('place by place', () => {
  test.each([
    [ID, '390102********002X', true, 10],
    [ID, '390102********002x', true, 10],
    [ID, '3****************X', true, 2],
    [ID, '390103********002X', false],
    [ID, '390102********0021', false],
    [ID, ID, true, 18],
    ['张三丰', '张*丰', true, 2],
    ['张三丰', '张＊丰', true, 2],
    ['张三丰', '*三*', true, 1],
    ['张三丰', '李*丰', false],
    ['张三', '**', true, 0],
  ])('%s may be %s: %s', (whole, masked, fits, shown?: number) => {
    const fit = fitsMask(whole, masked);
    expect(fit.fits).toBe(fits);
    if (shown !== undefined) expect(fit.shown).toBe(shown);
  });
});

describe('by the ends, where the lengths differ', () => {
  test.each([
    [ID, '390102****002X', true, 10],
    [ID, '390102****0021', false, 0],
    [ID, '390103****002X', false, 0],
    ['张三', '张***三', true, 2],
    ['张三丰', '张*', true, 1],
    ['张三丰', '张**三', false, 0],
    ['张三', '张三', true, 2],
    ['张三丰', '张三', false, 0],
    // Ends that would have to overlap hide nobody.
    ['张三', '张三*三', false, 0],
    [ID, '', false, 0],
  ])('%s may be %s: %s', (whole, masked, fits, shown) => {
    expect(fitsMask(whole, masked)).toEqual({ fits, shown });
  });
});

const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 17, maxLength: 17 });

test('everybody fits their own masks', () => {
  const name = fc.string({
    unit: fc.constantFrom(...'赵钱孙李周吴郑王'),
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(digits, name, (number, who) => {
      expect(fitsMask(`${number}X`, maskIdNo(`${number}X`))).toEqual({ fits: true, shown: 10 });
      expect(fitsMask(who, maskName(who)).fits).toBe(true);
    }),
  );
});

test('a number that differs where it is shown fits no mask', () => {
  fc.assert(
    fc.property(digits, fc.nat(5), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
      const other = String((Number(number[at]) + by) % 10);
      const changed = number.slice(0, at) + other + number.slice(at + 1);
      expect(fitsMask(changed, maskIdNo(number)).fits).toBe(false);
    }),
  );
});
