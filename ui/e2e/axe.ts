import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds serious or critical, one line each. It is evaluated in the page, where the page's policy lets no script be added. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    return (await axe.run(document, { resultTypes: ['violations'] })).violations.map(({ id, impact, help, nodes }) => ({ id, impact, help, where: nodes.map(({ target }) => target.join(' ')) }));
  });
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, help, where }) => `${id}: ${help} – ${where.slice(0, 4).join(' | ')}${where.length > 4 ? ` (${where.length})` : ''}`);
}
