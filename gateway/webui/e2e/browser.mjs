// A Chromium of the machine; none is ever fetched.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const CANDIDATES = [
  process.env.OPENITEM_CHROMIUM,
  // The same engine without the rest of a browser, which takes as much of the processor again.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export const executable = CANDIDATES.find((path) => path !== undefined && existsSync(path));

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const WIDTHS = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 375, height: 812 },
};

export function launch() {
  // Chromium refuses its sandbox to root; what it shows here is ours.
  const asRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath: executable, args: asRoot ? ['--no-sandbox'] : [] });
}

/** A page that notes what went wrong in it. */
export async function open(browser, width, options = {}) {
  const context = await browser.newContext({
    viewport: WIDTHS[width],
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  });
  // Beside the journeys a page waits for the processor.
  context.setDefaultTimeout(90_000);
  const page = await context.newPage();
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => {
    // The browser notes a refused request by itself; pages say so in words.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) {
      wrong.push(message.text());
    }
  });
  return { context, page, wrong };
}

/** Lets a page draw what has come or changed: a chart, another width. A new colour passes from a parent to its children. */
export async function drawn(page) {
  await page.waitForTimeout(250);
  await page.waitForFunction(
    () =>
      document.querySelector('[data-loading]') === null &&
      document.getAnimations().every((animation) => animation.playState !== 'running'),
  );
}

/** Waits until a page has what it shows, drawn. */
export async function settled(page) {
  await page.locator('h1, [data-failure]').first().waitFor();
  await page.waitForFunction(() => document.querySelector('[data-loading]') === null);
  await drawn(page);
}

/** Those of axe's rules that depend on colours. */
export const COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe finds, in a line each; by some of its rules alone where they are given. */
export async function violations(page, rules) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) {
    await page.evaluate(axe);
  }
  const runOnly = rules === undefined ? {} : { runOnly: { type: 'rule', values: rules } };
  const found = await page.evaluate(
    (options) => globalThis.axe.run(document, options),
    { resultTypes: ['violations'], ...runOnly },
  );
  return found.violations.map(
    (violation) =>
      `${violation.id} (${violation.impact}): ${violation.help}: ${violation.nodes
        .slice(0, 4)
        .map((node) => `${node.target.join(' ')} ${node.failureSummary?.replace(/\s+/g, ' ')}`)
        .join(' | ')}`,
  );
}

/** Pixels by which a page is wider than its window. */
export function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
