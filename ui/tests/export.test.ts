import { expect, it } from 'vitest';
import { svgFile } from '../src/lib/export';

it('an exported picture stands alone: its own colours, no class, no style, a ground', () => {
  document.head.innerHTML = '<style>.line { stroke: rgb(1, 2, 3); }</style>';
  document.body.innerHTML = '<svg viewBox="0 0 10 10"><path class="line" d="M0 0H10"/></svg>';
  const svg = document.querySelector('svg')!;
  Object.defineProperty(svg, 'viewBox', { value: { baseVal: { x: 0, y: 0, width: 10, height: 10 } } });
  const copy = new DOMParser().parseFromString(svgFile(svg), 'image/svg+xml');
  expect(copy.querySelector('parsererror')).toBeNull();
  expect(copy.documentElement.firstElementChild?.tagName).toBe('rect');
  expect(copy.querySelector('path')?.getAttribute('stroke')).toBe('rgb(1, 2, 3)');
  expect(copy.querySelector('[class], [style]')).toBeNull();
  expect(svg.querySelector('path')?.getAttribute('class')).toBe('line');
});
