// The console against a running stack: the real realm, the real gateway, the services that are there.
// OPENITEM_URL and OPENITEM_REALM name them; on a stack without data the few documents below are put in first.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { executable, launch, open, overflow, settled, violations } from './browser.mjs';

const url = process.env.OPENITEM_URL ?? 'http://127.0.0.1:8080';
const realm = process.env.OPENITEM_REALM ?? 'http://127.0.0.1:18080/realms/openitem';
const NAME = 'Nordlicht Möbel GmbH';
const PAGES = ['/', '/customers', '/items', '/payments', '/notices', '/notices?view=caught', '/api-docs'];
const DAY_MILLIS = 86_400_000;

const day = (offset) => new Date(Date.now() + offset * DAY_MILLIS).toISOString().slice(0, 10);

async function token(form) {
  const response = await fetch(`${realm}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  assert.equal(response.status, 200, await response.clone().text());
  return (await response.json()).access_token;
}

async function send(method, path, bearer, body) {
  const request = {
    method,
    headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify(body),
  };
  const response = await fetch(url + path, request);
  return { status: response.status, body: await response.json() };
}

/** Until a service has heard of what another was told. */
async function sent(method, path, bearer, body) {
  for (let attempt = 0; ; attempt++) {
    const answer = await send(method, path, bearer, body);
    if (answer.status < 300) {
      return answer.body;
    }
    assert.ok(attempt < 60, `${method} ${path}: ${JSON.stringify(answer.body)}`);
    await new Promise((later) => setTimeout(later, 500));
  }
}

/** A company, a debtor, an invoice that is late and one that is not, and money that says nothing. */
async function someData() {
  const administrator = await token({
    grant_type: 'password',
    client_id: 'openitem-console',
    username: 'administrator',
    password: 'administrator',
  });
  const erp = await token({
    grant_type: 'client_credentials',
    client_id: 'openitem-erp',
    client_secret: 'erp-local-secret',
  });
  const known = await fetch(`${url}/v1/customers?legalEntity=DE01&limit=1`, { headers: { Authorization: `Bearer ${erp}` } });
  if (known.ok && (await known.json()).items.length > 0) {
    return;
  }
  await sent('PUT', '/v1/legal-entities/DE01', administrator, {
    name: 'Beispiel GmbH',
    currency: 'EUR',
    country: 'DE',
    timeZone: 'Europe/Berlin',
    calendar: 'TARGET',
  });
  await sent('POST', '/v1/customers', erp, {
    legalEntity: 'DE01',
    number: '10001',
    name: NAME,
    country: 'DE',
    language: 'de',
    currency: 'EUR',
  });
  for (const [number, issued, due] of [['R-1', -60, -30], ['R-2', -2, 28]]) {
    await sent('POST', '/v1/invoices', erp, {
      legalEntity: 'DE01',
      customerNumber: '10001',
      source: 'erp',
      number,
      issueDate: day(issued),
      dueDate: day(due),
      amount: { amount: '1190.00', currency: 'EUR' },
    });
  }
  await sent('POST', '/v1/payments', erp, {
    legalEntity: 'DE01',
    source: 'bank',
    reference: `console-${Date.now()}`,
    amount: { amount: '75.00', currency: 'EUR' },
    receivedOn: day(0),
    remittance: 'thank you',
  });
  await projected(administrator);
}

/** Until the read side has heard of the invoices too. */
async function projected(bearer) {
  for (let attempt = 0; attempt < 60; attempt++) {
    const answer = await fetch(`${url}/v1/kpis?legalEntity=DE01`, { headers: { Authorization: `Bearer ${bearer}` } });
    if (answer.ok && (await answer.json()).currencies[0]?.openItems >= 2) {
      return;
    }
    await new Promise((later) => setTimeout(later, 500));
  }
  assert.fail('the figures never came');
}

describe('the console on a running stack', { skip: executable === undefined && 'no Chromium here' }, () => {
  let browser;
  let opened;

  before(async () => {
    await someData();
    browser = await launch();
    opened = await open(browser, 'desktop');
  });

  after(async () => {
    await browser?.close();
  });

  it('asks the realm who is there and comes back to the page that was asked for', async () => {
    const { page } = opened;
    const bearers = [];
    page.on('request', (request) => {
      if (request.headers().authorization !== undefined) {
        bearers.push(request.url());
      }
    });
    await page.goto(`${url}/customers?legalEntity=DE01`);
    await page.locator('#username').fill('collector-de');
    await page.locator('#password').fill('collector-de');
    await page.locator('#kc-login').click();
    await page.waitForURL(/\/customers\?legalEntity=DE01/);
    await settled(page);
    await page.getByText('collector-de').waitFor();
    assert.deepEqual(bearers, [], 'the browser never sends a token of its own');
  });

  it('keeps every token out of reach of scripts', async () => {
    const { page, context } = opened;
    const reachable = await page.evaluate(() => document.cookie + JSON.stringify({ ...localStorage, ...sessionStorage }));
    assert.doesNotMatch(reachable, /eyJ|q_session/);
    const session = (await context.cookies()).filter((cookie) => cookie.name.startsWith('q_session'));
    assert.ok(session.length > 0);
    assert.ok(session.every((cookie) => cookie.httpOnly && cookie.sameSite === 'Lax'));
  });

  it('refuses a change that no page of ours asked for', async () => {
    const status = await opened.page.evaluate(async () => {
      const plain = await fetch('/v1/payments', { method: 'POST', body: '{}' });
      return plain.status;
    });
    assert.equal(status, 403);
  });

  it('shows what the services say', async () => {
    const { page } = opened;
    await page.goto(`${url}/?legalEntity=DE01`);
    await settled(page);
    assert.match(await page.locator('.kpi').first().innerText(), /[1-9]/, 'receivables are there');
    await page.goto(`${url}/payments?state=all`);
    await settled(page);
    await page.locator('tbody tr').first().waitFor();
  });

  it('leads from the most overdue customer to what that customer owes', async () => {
    const { page } = opened;
    await page.goto(`${url}/customers?legalEntity=DE01`);
    await settled(page);
    await page.locator('tbody a').first().click();
    await page.waitForURL(/\/customers\/cus_/);
    await settled(page);
    await page.locator('table a[href*="/invoices/"]').first().waitFor();
    const broken = await page.evaluate(() =>
      [...document.images].filter((image) => image.complete && image.naturalWidth === 0).map((image) => image.src),
    );
    assert.deepEqual(broken, [], 'each picture is there');
  });

  for (const path of PAGES) {
    it(`is usable by everybody at ${path}`, async () => {
      const { context, page, wrong } = await open(browser, 'desktop', { storageState: await opened.context.storageState() });
      for (const size of [
        { width: 1280, height: 800 },
        { width: 375, height: 812 },
      ]) {
        await page.setViewportSize(size);
        await page.goto(url + path);
        await settled(page);
        assert.deepEqual(await violations(page), [], `at ${size.width}`);
        assert.equal(await overflow(page), 0, `nothing sticks out at ${size.width}`);
      }
      assert.deepEqual(wrong, []);
      await context.close();
    });
  }

  it('lets go of the session here and in the realm', async () => {
    const { page, context } = opened;
    await page.goto(url);
    await settled(page);
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.locator('#username').waitFor();
    assert.deepEqual((await context.cookies(url)).filter((cookie) => cookie.name.startsWith('q_session')), []);
  });
});
