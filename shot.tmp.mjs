import { chromium } from 'playwright-core';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const sizes = { phone: [390, 844], tablet: [820, 1180], desk: [1440, 900] };
for (const [name, size, query] of [
  ['desk-light', 'desk', '?theme=light'], ['desk-dark', 'desk', '?theme=dark'],
  ['phone-light', 'phone', '?theme=light&language=fr'], ['desk-compact', 'desk', '?theme=light&density=compact'],['phone-compact', 'phone', '?theme=dark&density=compact'], ['tablet-long', 'tablet', '?theme=light&entries=1000&unread=300'],
]) {
  const [width, height] = sizes[size];
  const p = await b.newPage({ viewport: { width, height } });
  p.on('console', m => console.log(name, m.type(), m.text()));
  p.on('pageerror', e => console.log(name, 'ERROR', e.message, e.stack));
  await p.goto('http://127.0.0.1:4617/' + query);
  await p.waitForTimeout(700);
  await p.screenshot({ path: `/tmp/shots-tl/${name}.png` });
  if (name.startsWith('desk-')) { await p.mouse.move(600, 300); await p.mouse.wheel(0, -700); await p.waitForTimeout(600); await p.mouse.move(610, 330); await p.waitForTimeout(200); await p.screenshot({ path: `/tmp/shots-tl/${name}-up.png` }); }
  if (name=='tablet-long') { await p.mouse.move(400, 300); await p.mouse.wheel(0, -1700); await p.waitForTimeout(600); await p.screenshot({ path: `/tmp/shots-tl/${name}-up.png` }); }
  console.log(name, await p.evaluate(() => JSON.stringify(stage.notes)));
  await p.close();
}
await b.close();
