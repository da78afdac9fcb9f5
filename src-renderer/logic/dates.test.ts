import { describe, expect, test } from 'vitest';
import { dayText, stampText, timeText, todayText } from './dates.ts';

describe('dayText', () => {
  test('writes a day as people do', () => {
    expect(dayText('2031-04-09', 'zh-CN')).toBe('2031年4月9日');
    expect(dayText('2031-04-09', 'en')).toBe('9 April 2031');
  });

  test.each(['', '2031', '2031-13-40', '长期', '2031-04-09T00:00'])(
    'leaves %j as it came',
    (day) => {
      expect(dayText(day, 'zh-CN')).toBe(day);
    },
  );
});

test('timeText pads hours and minutes', () => {
  expect(timeText(new Date(2026, 0, 2, 7, 5).getTime())).toBe('07:05');
});

test('stampText names seconds, and the day where it is another', () => {
  const at = new Date(2026, 0, 2, 7, 5, 9).getTime();
  expect(stampText(at, new Date(2026, 0, 2, 23, 59).getTime())).toBe('07:05:09');
  expect(stampText(at, new Date(2026, 0, 3, 0, 0).getTime())).toBe('01-02 07:05:09');
});

test('todayText names day and weekday', () => {
  const at = new Date(2026, 10, 23, 9, 0).getTime();
  expect(todayText(at, 'zh-CN')).toBe('11月23日星期一');
  expect(todayText(at, 'en')).toMatch(/^Mon,? 23 Nov$/);
});
