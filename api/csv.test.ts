import { describe, expect, it } from 'vitest';
import { writeCsv } from './csv.ts';

describe('CSV', () => {
  it.each(['=1+1', '+1', '-1', '@sum', '\tx', '\rx'])(
    'puts a quote before the text %j, which could be a formula',
    (text) => {
      expect(writeCsv([[text]])).toMatch(/^"?'/);
    },
  );

  it('leaves numbers alone, also below zero', () => {
    expect(writeCsv([[-1.5, 2, null]])).toBe('-1.5,2,\r\n');
  });

  it('quotes separators, quotes and line ends, and ends lines as RFC 4180 says', () => {
    expect(writeCsv([['a,b', 'c"d', 'e\r\nf', 'ü']])).toBe('"a,b","c""d","e\r\nf",ü\r\n');
  });
});
