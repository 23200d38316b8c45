// Every page in a browser: node tests/web/pages.mjs http://127.0.0.1:8731 [FOLDER FOR SCREENSHOTS]
//
// Light and dark, wide and narrow: no violation of WCAG 2.2 AA (axe), no error on the console, no request elsewhere, nothing
// wider than the window. Then by keyboard alone, without scripts, and in print. Needs Chromium (CHROMIUM names it).
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const [base, shots] = process.argv.slice(2);
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const faults = [];
const fault = (where, what) => { faults.push(`${where}: ${what}`); console.log(`FAULT ${where}: ${what}`); };
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] });

/** A page whose every error and foreign request is a fault. */
async function opened(options, name) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on('console', (message) => { if (message.type() === 'error' && !/status of (404|400|503)/.test(message.text())) fault(name(), `console: ${message.text()}`); });
  page.on('pageerror', (error) => fault(name(), `script: ${error}`));
  page.on('request', (request) => { if (!request.url().startsWith(base) && !request.url().startsWith('data:')) fault(name(), `foreign: ${request.url()}`); });
  return page;
}

// Addresses that depend on what the store holds are taken from its pages, as a reader would.
const first = await opened({}, () => 'looking for links');
const link = async (path, start) => {
  await first.goto(base + path);
  return first.locator(`main a[href^="${start}"]`).first().getAttribute('href');
};
const claim = await link('/claims', '/claim/');
const pages = {
  start: '/', claims: '/claims', claim, actor: await link('/claims', '/actor/'), article: await link('/claims', '/article/'),
  search: '/search?q=minister', topic: '/topic?q=attack', figures: '/figures', map: '/map', place: await link('/map', '/about?'),
  timeline: '/timeline', network: '/network', check: '/check', unnamed: '/check?view=unnamed', ask: '/ask', question: '/ask/who-accused-whom', asked: '/ask/who-accused-whom?actor=Norway',
  query: '/query', answer: '/query?query=' + encodeURIComponent('SELECT ?who (COUNT(?s) AS ?n) { ?s sayso:speaker/sayso:label ?who } GROUP BY ?who ORDER BY DESC(?n) LIMIT 12'),
  mistake: '/query?query=SELECT', missing: '/nothing', node: '/about?iri=https%3A%2F%2Fw3id.org%2Fsayso%2Fontology%23Denial', embedded: '/embed' + claim, empty: '/claims?who=nobody-at-all',
};
for (const colorScheme of ['light', 'dark']) {
  for (const [size, viewport] of [['wide', { width: 1280, height: 900 }], ['narrow', { width: 390, height: 844 }]]) {
    let now = '';
    const page = await opened({ colorScheme, viewport, reducedMotion: 'reduce' }, () => `${colorScheme} ${size} ${now}`);
    for (const [name, path] of Object.entries(pages)) {
      now = name;
      await page.goto(base + path, { waitUntil: 'load' });
      await page.evaluate(axe); // through the browser's protocol, which the page's policy does not bind
      const { violations } = await page.evaluate((values) => window.axe.run(document, { runOnly: values }), tags);
      for (const { id, nodes } of violations) fault(`${colorScheme} ${size} ${name}`, `${id} x${nodes.length}: ${nodes[0].html.slice(0, 160)}`);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (over > 1) fault(`${colorScheme} ${size} ${name}`, `${over} pixels wider than the window`);
      if (shots) await page.screenshot({ path: `${shots}/${name}-${colorScheme}-${size}.png` });
    }
    await page.context().close();
  }
}

// By keyboard alone: from the start page to a claim that can be cited, in three steps.
{
  const page = await opened({ viewport: { width: 1280, height: 900 } }, () => 'keyboard');
  await page.goto(base + '/');
  await page.keyboard.press('Tab');
  if (await page.evaluate(() => document.activeElement.className) !== 'skip') fault('keyboard', 'the first stop is not the way past the menu');
  const reach = async (start) => {
    for (let stop = 0; stop < 120; stop++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((wanted) => document.activeElement.getAttribute('href')?.startsWith(wanted), start)) {
        const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
        if (outline === 'none') fault('keyboard', `no outline on ${start}`);
        await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
        return;
      }
    }
    fault('keyboard', `${start} cannot be reached`);
  };
  await reach('/claims');
  await reach('/claim/');
  if (!(await page.locator('#citation').count())) fault('keyboard', 'no citation after two steps');
  await page.context().close();
}

// Without scripts everything is there to read; with them an article's marks can be filtered.
{
  const page = await opened({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } }, () => 'without scripts');
  await page.goto(base + pages.article);
  if (!(await page.locator('mark').count()) || !(await page.locator('.panels li').count())) fault('without scripts', 'the article has no marks');
  await page.goto(base + '/map');
  if (!(await page.locator('svg.map circle').count())) fault('without scripts', 'the map has no places');
  await page.context().close();
  const other = await opened({}, () => 'filter');
  await other.goto(base + pages.article);
  const shown = () => other.locator('.panels li:visible').count();
  const all = await shown();
  await other.locator('[data-filter] input').first().uncheck();
  if (!(await shown() < all)) fault('filter', 'nothing is filtered');
  if (shots) {
    await other.goto(base + pages.actor);
    await other.emulateMedia({ media: 'print' });
    await other.screenshot({ path: `${shots}/actor-print.png`, fullPage: true });
  }
  await other.context().close();
}
await browser.close();
console.log(`${Object.keys(pages).length} pages, four ways each: ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
