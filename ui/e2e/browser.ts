import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** The server under test: `FOEDERIS_URL`, else where `foederis serve` listens by itself. */
export const SERVER = (process.env['FOEDERIS_URL'] ?? 'http://127.0.0.1:8417').replace(/\/$/, '');
const PICTURES = fileURLToPath(new URL('out/', import.meta.url));
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

let running: Promise<Browser> | undefined;

export function browser(): Promise<Browser> {
  running ??= chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: QUIET });
  return running;
}

export async function close(): Promise<void> {
  await (await running)?.close();
  running = undefined;
}

export interface Look {
  width?: number;
  height?: number;
  scheme?: 'light' | 'dark';
  language?: 'en' | 'nl' | 'de';
}

/** A tab, with all that went wrong in it. */
export interface Tab {
  page: Page;
  /** Errors in the console, breaches of the page's policy, exceptions that nobody caught, and requests to anywhere but the server. */
  wrong: string[];
  go(path: string): Promise<void>;
  close(): Promise<void>;
}

export async function tab({ width = 1440, height = 900, scheme = 'light', language = 'en' }: Look = {}): Promise<Tab> {
  const context: BrowserContext = await (await browser()).newContext({
    viewport: { width, height },
    colorScheme: scheme,
    locale: { en: 'en-GB', nl: 'nl-NL', de: 'de-DE' }[language],
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => {
    // The browser notes every answer that is no success; 422 is the answer that an incident is no attack between states.
    const expected = /Failed to load resource.*\b422\b/.test(message.text());
    if ((message.type() === 'error' || message.type() === 'warning') && !expected) wrong.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => wrong.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${SERVER}/`) && !url.startsWith('data:') && !url.startsWith('blob:')) wrong.push(`request to ${url}`);
  });
  return {
    page,
    wrong,
    async go(path) {
      await page.goto(SERVER + path, { waitUntil: 'load' });
      await settled(page);
    },
    close: () => context.close(),
  };
}

/** Waits until the page has its heading and nothing in it is loading; streams of the server never end, so the network is never idle. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('main h1', { state: 'attached' });
  await page.waitForFunction(() => !document.querySelector('main [aria-busy="true"], main .loading'), undefined, { timeout: 30_000 });
}

export async function picture(page: Page, name: string): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}${name}.png`, fullPage: true });
}

/** What the API answers, for tests that look for what the page must show. */
export async function api<T>(path: string): Promise<T> {
  const response = await fetch(SERVER + path);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}
