import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFaults } from './axe';
import { close, picture, tab } from './browser';
import { addresses } from './september';

/** Every page, on a phone and on a desk, by day and by night. */
const PAGES = [
  'overview', 'incidents', 'incident', 'timeline', 'map', 'network', 'contested', 'treaties', 'treaty', 'actor', 'pair', 'tie', 'documents', 'document', 'search', 'review', 'add',
] as const;
const LOOKS = [
  { name: 'desk, light', width: 1440, scheme: 'light' },
  { name: 'desk, dark', width: 1440, scheme: 'dark' },
  { name: 'phone, light', width: 390, scheme: 'light' },
  { name: 'phone, dark', width: 390, scheme: 'dark' },
] as const;

let at: Record<string, string>;
beforeAll(async () => {
  at = await addresses();
});
afterAll(close);

for (const name of PAGES) {
  describe(name, () => {
    for (const look of LOOKS) {
      test(look.name, async () => {
        const { page, wrong, go, close: done } = await tab(look);
        try {
          await go(at[name]!);
          await picture(page, `${name}-${look.width}-${look.scheme}`);
          expect.soft(await seriousFaults(page), 'axe').toEqual([]);
          // A page that scrolls sideways has something in it that is wider than the screen.
          expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 'sideways').toBeLessThanOrEqual(0);
          expect.soft(await page.locator('main h1').count(), 'headings').toBe(1);
          expect.soft((await page.locator('main [role="alert"]').allTextContents()).filter(Boolean), 'failures shown').toEqual([]);
          expect.soft(wrong, 'console, policy, other origins').toEqual([]);
        } finally {
          await done();
        }
      });
    }
  });
}
