import { afterAll, expect, test } from 'vitest';
import { close, settled, tab } from './browser';

afterAll(close);

test('/ goes to the search from anywhere, and Enter searches', async () => {
  const { page, wrong, go, close: done } = await tab();
  await go('/incidents');
  await page.keyboard.press('/');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
  await page.keyboard.type('Jermuk');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search\?q=Jermuk/);
  expect(wrong).toEqual([]);
  await done();
});

test('the first stop is the way past the masthead, and it leads to the content', async () => {
  const { page, go, close: done } = await tab();
  await go('/');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  await done();
});

test('Tab goes through masthead, ways, dates, settings and content in this order', async () => {
  const { page, go, close: done } = await tab();
  await go('/');
  const parts: string[] = [];
  for (let stops = 0; stops < 60 && parts.at(-1) !== 'main'; stops++) {
    await page.keyboard.press('Tab');
    const part = await page.evaluate(() => {
      const part = document.activeElement?.closest('main, nav, [role="search"], [role="group"], .settings, header, .skip');
      return part?.matches('main') ? 'main' : (part?.getAttribute('role') ?? part?.tagName.toLowerCase() ?? '');
    });
    if (part !== parts.at(-1)) parts.push(part);
  }
  expect(parts).toEqual(['a', 'header', 'search', 'nav', 'group', 'div', 'main']);
  await done();
});

test('where the focus is can be seen', async () => {
  const { page, go, close: done } = await tab();
  await go('/');
  for (let stops = 0; stops < 12; stops++) {
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
    expect(outline, await page.evaluate(() => document.activeElement!.outerHTML.slice(0, 120))).not.toBe('none');
  }
  await done();
});

test('on a phone the menu opens, and Escape closes it and gives the focus back', async () => {
  const { page, go, close: done } = await tab({ width: 390 });
  await go('/');
  const menu = page.getByRole('button', { name: 'Menu' });
  await menu.click();
  expect(await page.getByRole('navigation', { name: 'Main' }).isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  expect(await page.getByRole('navigation', { name: 'Main' }).isVisible()).toBe(false);
  expect(await menu.evaluate((button) => button === document.activeElement)).toBe(true);
  await done();
});

test('a new page takes the focus to its content', async () => {
  const { page, go, close: done } = await tab();
  await go('/');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Incidents' }).click();
  await page.waitForURL(/\/incidents/);
  await settled(page);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
  await done();
});
