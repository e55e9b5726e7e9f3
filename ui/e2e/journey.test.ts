import { afterAll, expect, test } from 'vitest';
import { api, close, picture, settled, tab } from './browser';
import { september } from './september';

afterAll(close);

/** A foreign editor who has never seen the app asks what happened in September 2022, who disputes it, how many died by whose count, and which treaty it called in. */
test('an editor finds September 2022: what, who disputes it, how many by whose count and when, which treaty, and the sentence it stands on', async () => {
  const id = await september();
  const { page, wrong, go, close: done } = await tab();
  const main = page.locator('main');

  // The overview has it among what is most reported, with its dead in dispute.
  await go('/?known_on=2022-09-20');
  const entry = main.locator(`a[href^="/incidents/${id}"]`).first();
  expect(await entry.textContent()).toMatch(/Azerbaijan.*Armenia/);
  await entry.click();
  await page.waitForURL(new RegExp(`/incidents/${id}\\?known_on=2022-09-20`));
  await settled(page);

  // What happened, when, where.
  expect(await main.locator('h1').textContent()).toMatch(/Azerbaijan.*Armenia/);
  expect(await main.locator('.page-head').textContent()).toMatch(/13 September 2022.*Jermuk/s);
  expect(await main.locator('.page-head').textContent()).toContain('numbers disputed');

  // Who disputes it: each side's charges and denials stand beside each other.
  const charges = main.getByRole('region', { name: 'Charges and denials' });
  await charges.waitFor();
  for (const side of ['Azerbaijan', 'Armenia']) expect(await charges.getByRole('region', { name: side }).textContent()).toMatch(/denies/);

  // How many, by whose count, and when: as a picture, and as a table with a row for each number told.
  const figures = main.getByRole('region', { name: 'How many, by whose count' });
  expect(await figures.locator('svg[data-picture]').first().getAttribute('aria-label')).toMatch(/Armenian dead.*207.*135/s);
  await figures.getByRole('link', { name: 'Table' }).first().click();
  await page.waitForURL(/view=table/);
  const rows = await figures.locator('tbody tr').allTextContents();
  for (const [value, by, day] of [['105', 'The Ridgeline Post', '14 Sept 2022'], ['135', 'Armenian armed forces', '19 Sept 2022'], ['207', 'Kaukasus-Kurier', '19 Sept 2022']]) {
    expect(rows.some((row) => [value, by, day].every((part) => row.includes(part!))), `${value} by ${by} on ${day} in ${rows.join(' / ')}`).toBe(true);
  }
  expect(await figures.textContent()).toContain('49 Azerbaijani dead');

  // Which treaties it called in, and how those called answered.
  const treaties = main.getByRole('region', { name: 'Treaties called in' });
  const text = (await treaties.textContent()) ?? '';
  expect(text).toMatch(/Collective Security Treaty.*called in/s);
  expect(text).toMatch(/Art\. 4 · to defend/);
  expect(text).toMatch(/partly kept/);
  await picture(page, 'journey-incident');

  // From a sentence to the document it stands in, where it is marked.
  const report = main.getByRole('region', { name: /^Every report/ }).locator('figcaption a').first();
  const address = (await report.getAttribute('href'))!;
  expect(address).toContain('known_on=2022-09-20');
  await report.click();
  await page.waitForURL(/\/documents\//);
  await settled(page);
  const fact = decodeURIComponent(new URL(page.url()).hash.slice(1));
  const marked = page.locator(`[data-facts~="${fact}"].on`).first();
  await marked.waitFor();
  expect(await marked.evaluate((element) => element.getBoundingClientRect().top >= 0 && element.getBoundingClientRect().top < innerHeight)).toBe(true);
  await picture(page, 'journey-document');

  // Back, and the day of knowledge is kept all the way.
  await page.goBack();
  await page.waitForURL(new RegExp(`/incidents/${id}.*known_on=2022-09-20`));
  await settled(page);
  expect(await main.locator('h1').textContent()).toMatch(/Azerbaijan.*Armenia/);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Treaties' }).click();
  await page.waitForURL(/\/treaties\?known_on=2022-09-20/);
  expect(wrong).toEqual([]);
  await done();
});

test('each day of knowledge gives the dead that were told by then', async () => {
  const id = await september();
  const { page, go, close: done } = await tab();
  const dead = page.locator('main').getByText(/Armenian dead/).first();
  await go(`/incidents/${id}?known_on=2022-09-15`);
  expect(await dead.textContent()).toMatch(/–105 Armenian dead/);
  expect(await page.locator('[role="status"]').first().textContent()).toContain('15 September 2022');
  await go(`/incidents/${id}?known_on=2022-09-19`);
  expect(await dead.textContent()).toMatch(/–207 Armenian dead/);
  // On the first day it had no name of its own yet; the page shows what was known instead of failing.
  await go(`/incidents/${id}?known_on=2022-09-13`);
  expect(await page.locator('main').textContent()).toMatch(/49 (Armenian )?dead/);
  expect(await page.locator('main').textContent()).not.toMatch(/207/);
  await done();
});

test('an incident that is no attack between states says quietly that no treaty is asked about', async () => {
  const { items } = await api<{ items: { id: string }[] }>('/api/incidents?type=CONSULT&limit=1');
  const { page, wrong, go, close: done } = await tab();
  await go(`/incidents/${items[0]!.id}`);
  const treaties = page.getByRole('region', { name: 'Treaties called in' });
  expect(await treaties.textContent()).toContain('no attack between states');
  expect(await treaties.locator('[role="alert"]').count()).toBe(0);
  expect(wrong).toEqual([]);
  await done();
});

test('the interface speaks Dutch and German', async () => {
  const id = await september();
  for (const [language, words] of [['nl', /Armeense doden/], ['de', /armenische Tote/]] as const) {
    const { page, go, close: done } = await tab({ language });
    await go(`/incidents/${id}`);
    expect(await page.getAttribute('html', 'lang')).toBe(language);
    expect(await page.locator('main').textContent()).toMatch(words);
    await done();
  }
});

test('an address that leads nowhere says so', async () => {
  const { page, go, close: done } = await tab();
  await go('/nowhere');
  expect(await page.locator('h1').textContent()).toContain('no such page');
  await done();
});
