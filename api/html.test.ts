import { describe, expect, it } from 'vitest';
import { html } from './html.ts';

describe('html', () => {
  it('takes every value for text', () => {
    const name = `<script>alert("x" & 'y')</script>`;
    expect(html`<p title="${name}">${name}</p>`.text).not.toMatch(/<script|"x"|'y'/);
    expect(html`<p>${'a < b & c'}</p>`.text).toBe('<p>a &#60; b &#38; c</p>');
  });

  it('puts HTML of its own into HTML as it is', () => {
    const rows = ['<1>', '2'].map((cell) => html`<td>${cell}</td>`);
    expect(html`<tr>${rows}${null}${html`<td>${3}</td>`}</tr>`.text).toBe(
      '<tr><td>&#60;1&#62;</td><td>2</td><td>3</td></tr>',
    );
  });
});
