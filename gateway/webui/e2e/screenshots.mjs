// The pictures of the README: of a running stack where OPENITEM_URL names one, else of recorded answers.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { launch, open, settled } from './browser.mjs';
import { customers } from './recorded.mjs';
import { serve } from './server.mjs';

const target = resolve(import.meta.dirname, '../../../docs/images');
const live = process.env.OPENITEM_URL;
const server = live === undefined ? await serve() : undefined;
const url = live ?? server.url;
const browser = await launch();
mkdirSync(target, { recursive: true });

async function logIn(page) {
  await page.goto(url);
  if (live !== undefined) {
    await page.locator('#username').fill('collector-de');
    await page.locator('#password').fill('collector-de');
    await page.locator('#kc-login').click();
  }
  await settled(page);
}

async function shoot(width, colorScheme, shots) {
  const { context, page } = await open(browser, width, { colorScheme });
  await logIn(page);
  for (const [name, path] of shots) {
    await page.goto(url + path);
    await settled(page);
    await page.screenshot({ path: `${target}/${name}.png` });
    console.log(`docs/images/${name}.png`);
  }
  await context.close();
}

async function worst() {
  if (live === undefined) {
    return customers[0].id;
  }
  const { context, page } = await open(browser, 'desktop');
  await logIn(page);
  await page.goto(`${url}/customers`);
  await settled(page);
  const path = await page.locator('tbody a').first().getAttribute('href');
  await context.close();
  return path.split('/').pop().split('?')[0];
}

const customer = await worst();
await shoot('desktop', 'light', [
  ['overview', '/'],
  ['customers', '/customers'],
  ['customer', `/customers/${customer}`],
  ['payments', '/payments'],
]);
await shoot('desktop', 'dark', [['overview-dark', '/']]);
await shoot('phone', 'light', [['phone', '/customers']]);
await browser.close();
await server?.close();
