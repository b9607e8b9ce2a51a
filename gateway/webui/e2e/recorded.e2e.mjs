// The console in a real browser, with recorded answers behind it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { COLOURS, drawn, executable, launch, open, overflow, settled, violations, WIDTHS } from './browser.mjs';
import { abroad, customers, invoice, notices, older, unheardOf } from './recorded.mjs';
import { serve } from './server.mjs';

const PAGES = {
  overview: '/',
  customers: '/customers',
  customer: `/customers/${customers[0].id}`,
  items: '/items?bucket=overdue',
  invoice: `/invoices/${invoice.id}`,
  payments: '/payments',
  notices: '/notices',
  'a notice': '/notices?notice=ntc_00000000000000000000000000000001',
  preview: '/notices?view=preview',
  'caught mails': '/notices?view=caught',
  'api docs': '/api-docs',
};

/** What each page says where there is nothing yet. */
const NOTHING = {
  overview: ['Nobody owes anything', 'No open items'],
  customers: ['Nobody owes anything'],
  customer: ['No open items', 'No payments', 'Nothing has happened yet', 'Nothing was decided about this customer on that day'],
  items: ['No open items'],
  invoice: ['No payments', 'Nothing has happened yet'],
  payments: ['No payments'],
  notices: ['No notices'],
  'a notice': ['No notices'],
  preview: ['Nothing would go out'],
  'caught mails': ['No mails were caught'],
  'api docs': [],
};

/** Waits for so many rows; fails by itself where they never come. */
function rowsBecome(page, count) {
  return page.waitForFunction((wanted) => document.querySelectorAll('tbody tr').length === wanted, count);
}

/** Usable by everybody, on a desktop and on a phone. */
async function usable(page) {
  for (const [width, size] of Object.entries(WIDTHS)) {
    await page.setViewportSize(size);
    await drawn(page);
    assert.deepEqual(await violations(page), [], `on a ${width}`);
    assert.equal(await overflow(page), 0, `nothing sticks out of a ${width}`);
  }
}

const options = {
  skip: executable === undefined && 'no Chromium here: set OPENITEM_CHROMIUM, or install it',
  concurrency: 3,
};

describe('the console', options, () => {
  let browser;
  const servers = {};
  const idle = [];

  before(async () => {
    browser = await launch();
    for (const mode of ['whole', 'bare', 'empty', 'out']) {
      servers[mode] = await serve(mode);
    }
    servers['without figures'] = await serve('whole', ['/v1/kpis']);
    servers['without scores'] = await serve('whole', ['/v1/risk/scores']);
  });

  after(async () => {
    await browser?.close();
    await Promise.all(Object.values(servers).map((server) => server.close()));
  });

  async function visit(mode, path, width, settings) {
    const { context, page, wrong } = await open(browser, width, settings);
    await page.goto(servers[mode].url + path);
    await settled(page);
    return { context, page, wrong };
  }

  /** Of somebody who looks at one page after the other and changes nothing, so that scripts are read once. */
  async function read(mode, path, width) {
    const window = idle.pop() ?? (await open(browser, width));
    const { page, wrong } = window;
    wrong.length = 0;
    await page.setViewportSize(WIDTHS[width]);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(servers[mode].url + path);
    await settled(page);
    return { page, wrong, leave: () => idle.push(window) };
  }

  for (const [name, path] of Object.entries(PAGES)) {
    it(`shows ${name} to everybody, on a desktop and a phone, light and dark`, async () => {
      const { page, wrong, leave } = await read('whole', path, 'desktop');
      assert.ok((await page.locator('h1').innerText()).length > 0);
      assert.equal(await page.locator('[data-failure]').count(), 0, 'everything is there');
      assert.deepEqual(await violations(page), [], 'on a desktop');
      assert.equal(await overflow(page), 0, 'nothing sticks out of a desktop');
      await page.setViewportSize(WIDTHS.phone);
      await drawn(page);
      assert.deepEqual(await violations(page), [], 'on a phone');
      assert.equal(await overflow(page), 0, 'nothing sticks out of a phone');
      await page.emulateMedia({ colorScheme: 'dark' });
      await drawn(page);
      assert.deepEqual(await violations(page, COLOURS), [], 'in the dark nothing but colours is another');
      assert.deepEqual(wrong, []);
      leave();
    });
  }

  for (const [name, path] of Object.entries(PAGES)) {
    it(`says what is not there on ${name} when services are gone, instead of being blank`, async () => {
      const { page, wrong, leave } = await read('bare', path, 'desktop');
      const said = page.locator('[data-failure]');
      if (name !== 'api docs') {
        await said.first().waitFor();
      }
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(wrong, []);
      leave();
    });

    it(`says that nothing is there yet on ${name}`, async () => {
      const { page, wrong, leave } = await read('empty', path, 'phone');
      assert.ok((await page.locator('main').innerText()).length > 20);
      for (const said of NOTHING[name]) {
        await page.locator('main').getByText(said, { exact: true }).first().waitFor();
      }
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(wrong, []);
      leave();
    });
  }

  it('leads from a figure to the items that it is made of, and from there to a customer', async () => {
    const { context, page } = await visit('whole', '/?legalEntity=DE01', 'desktop');
    await page.getByRole('link', { name: /Overdue/ }).first().click();
    await page.waitForURL(/\/items\?.*bucket=overdue/);
    assert.match(page.url(), /legalEntity=DE01/, 'the company stays in the address');
    await rowsBecome(page, 9);
    await page.getByRole('link', { name: customers[0].name }).first().click();
    await page.waitForURL(/\/customers\/cus_/);
    await page.getByRole('heading', { level: 1, name: customers[0].name }).waitFor();
    await page.getByText('Pays 18 days after the due date on average').waitFor();
    await context.close();
  });

  for (const [path, untrue] of [
    ['/items', 'No open items'],
    ['/customers', 'Nobody owes anything'],
  ]) {
    it(`does not say on ${path} that nothing is owed when the figures did not come`, async () => {
      const { context, page } = await visit('without figures', path, 'desktop');
      await page.locator('main [data-failure]').waitFor();
      assert.equal(await page.getByText(untrue).count(), 0);
      await usable(page);
      await context.close();
    });
  }

  it('says that nothing is in an age in which nothing is', async () => {
    const { context, page } = await visit('whole', '/items?bucket=91%2B', 'desktop');
    await page.getByText('No open items').waitFor();
    await context.close();
  });

  it('goes on to what is further behind in a list', async () => {
    const { context, page } = await visit('whole', '/notices', 'desktop');
    await rowsBecome(page, 100);
    const more = page.getByRole('button', { name: 'Show more' });
    await more.click();
    await rowsBecome(page, notices.length);
    await more.waitFor({ state: 'detached' });
    await page.getByText('No longer ahead').first().waitFor();
    await context.close();
  });

  it('looks through the preview until there is something, and keeps open what was opened', async () => {
    const { context, page } = await visit('whole', '/notices?view=preview', 'desktop');
    const outlooks = page.locator('main details');
    await outlooks.first().waitFor();
    assert.equal(await outlooks.count(), 3);
    await outlooks.nth(0).locator('summary').click();
    // What it opens pushes the next one down, from under the pointer.
    await outlooks.nth(0).locator('table').waitFor();
    await outlooks.nth(1).locator('summary').click();
    await outlooks.nth(1).locator('table').waitFor();
    assert.equal(await outlooks.nth(0).locator('table').count(), 1, 'still drawn');
    await usable(page);
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.waitForFunction(() => document.querySelectorAll('main details').length === 4);
    await context.close();
  });

  it('looks for an invoice to the end of the timeline', async () => {
    const { context, page } = await visit('whole', `/invoices/${older.id}`, 'desktop');
    await page.locator('.steps').getByText('Invoice issued').waitFor();
    assert.equal(await page.getByText('Nothing has happened yet').count(), 0);
    await page.goto(`${servers.whole.url}/invoices/${unheardOf.id}`);
    await page.getByText('Nothing has happened yet').waitFor();
    await context.close();
  });

  it('shows the items of a customer in the currency of the balance', async () => {
    const { context, page } = await visit('whole', `/customers/${abroad.id}?currency=EUR`, 'desktop');
    const items = page.getByRole('region', { name: 'Open items' });
    await items.locator('tbody tr').nth(1).waitFor();
    assert.match(await items.innerText(), /\$410\.00/);
    assert.match(await page.getByRole('region', { name: 'Balance' }).innerText(), /\$820\.00/);
    await context.close();
  });

  it('keeps filters in the address', async () => {
    const { context, page } = await visit('whole', '/customers', 'desktop');
    await page.getByLabel('Class').selectOption('E');
    await page.waitForURL(/class=E/);
    await rowsBecome(page, 1);
    await page.reload();
    await rowsBecome(page, 1);
    await page.getByLabel('Name or number').fill('nobody');
    await page.getByText('Nothing matches').waitFor();
    await context.close();
  });

  it('finds customers that are further behind in the list', async () => {
    const { context, page } = await visit('whole', '/customers', 'desktop');
    await rowsBecome(page, 3);
    await page.getByLabel('Class').selectOption('A');
    await rowsBecome(page, 1);
    await page.getByRole('link', { name: customers[4].name }).waitFor();
    await page.getByLabel('Class').selectOption('');
    await page.getByLabel('Name or number').fill(customers[3].name.slice(0, 6));
    await rowsBecome(page, 1);
    await page.getByRole('link', { name: customers[3].name }).waitFor();
    await context.close();
  });

  it('says that scores did not come, instead of finding nobody', async () => {
    const { context, page } = await visit('without scores', '/customers?class=E', 'desktop');
    await page.getByText('Score: Not available at the moment').waitFor();
    assert.equal(await page.getByText('Nothing matches').count(), 0);
    await usable(page);
    await context.close();
  });

  it('can be used by keyboard alone', async () => {
    const { context, page } = await visit('whole', '/', 'desktop');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Skip to content');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'content');
    for (let i = 0; i < 30; i++) {
      await page.keyboard.press('Tab');
      const href = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
      if (href.startsWith('/items') && href.includes('overdue')) {
        break;
      }
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(/bucket=overdue/);
    await context.close();
  });

  it('opens its menu on a phone and closes it behind the reader', async () => {
    const { context, page } = await visit('whole', '/', 'phone');
    const link = page.getByRole('link', { name: 'Payments', exact: true });
    assert.equal(await link.count(), 0, 'out of reach, also of a keyboard');
    await page.getByRole('button', { name: 'Menu' }).click();
    await link.click();
    await page.waitForURL(/\/payments/);
    await page.getByRole('heading', { level: 1, name: 'Payments' }).waitFor();
    await context.close();
  });

  it('speaks German to whoever does', async () => {
    const { context, page } = await visit('whole', '/', 'desktop', { locale: 'de-DE' });
    await page.getByRole('heading', { level: 1, name: 'Überblick' }).waitFor();
    assert.match(await page.locator('.kpi').first().innerText(), /43\.470,55\s€/);
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'de');
    await page.getByLabel('Sprache').selectOption('en');
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await context.close();
  });

  it('asks again in the language that was chosen', async () => {
    const { context, page } = await visit('whole', `/customers/${customers[0].id}`, 'desktop');
    await page.getByText('Pays 18 days after the due date on average').waitFor();
    await page.getByLabel('Language').selectOption('de');
    await page.getByText('Zahlt im Mittel 18 Tage nach Fälligkeit').waitFor();
    await page.goto(`${servers.whole.url}/`);
    await page.getByText(/70,4\s% der Forderungen/).waitFor();
    await context.close();
  });

  it('sends whoever is not logged in to the login, and back to where they were', async () => {
    const { context, page } = await open(browser, 'desktop');
    await page.goto(`${servers.out.url}/customers?legalEntity=DE01`);
    await page.waitForURL(/\/login/);
    assert.equal(new URL(page.url()).searchParams.get('to'), '/customers?legalEntity=DE01');
    // Back without a session it says so, and does not go round and round.
    await page.goto(`${servers.out.url}/`);
    await page.getByText('You are not logged in').waitFor();
    await context.close();
  });
});
