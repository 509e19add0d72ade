import { chromium } from 'playwright-core';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
let fails = 0;
const ok = (name, cond, more='') => { console.log(cond ? 'ok  ' : 'FAIL', name, more); if (!cond) fails++; };
async function open(query, size={width: 880, height: 800}) { const p = await b.newPage({ viewport: size }); p.on('pageerror', e => console.log('PAGEERROR', e.message, e.stack?.slice(0,400))); p.on('console', m => m.type()==='error' && !m.text().includes('404') && console.log('CONSOLE', m.text().slice(0,400))); await p.goto('http://127.0.0.1:4617/' + query); await p.waitForSelector('[data-key]'); await p.waitForTimeout(500); return p; }
const bottomGap = p => p.evaluate(() => { const l = document.querySelector('[role=log]'); return l.scrollHeight - l.scrollTop - l.clientHeight; });
const midRow = p => p.evaluate(() => { const l = document.querySelector('[role=log]'); const r = [...l.querySelectorAll('[data-key]')].find(e => { const x = e.getBoundingClientRect(); return x.top > 200; }); return { key: r.dataset.key, top: r.getBoundingClientRect().top }; });
const topOf = (p, key) => p.evaluate(k => document.querySelector(`[data-key="${k}"]`)?.getBoundingClientRect().top, key);

{ // sticking
  const p = await open('?entries=1000&shown=200');
  ok('begins at the bottom', await bottomGap(p) < 1, await bottomGap(p));
  await p.evaluate(async () => { for (let i=0;i<30;i++){ stage.timeline.add(stage.entryOf('n'+i,{at:Date.now(), nick:'n'+i%3, text:'hello '.repeat(1+i*3)})); await new Promise(r=>setTimeout(r,30)); } });
  await p.waitForTimeout(200); ok('stays at the bottom', await bottomGap(p) < 1, await bottomGap(p));
  await p.setViewportSize({width: 500, height: 800}); await p.waitForTimeout(300); ok('stays at the bottom when narrower', await bottomGap(p) < 1, await bottomGap(p));
  await p.setViewportSize({width: 880, height: 500}); await p.waitForTimeout(300); ok('stays at the bottom when lower', await bottomGap(p) < 1, await bottomGap(p));
  await p.setViewportSize({width: 880, height: 800}); await p.waitForTimeout(300); ok('stays at the bottom when higher', await bottomGap(p) < 1, await bottomGap(p));
  await p.evaluate(() => { stage.room.typing=['alice','bob']; stage.room.touch(); }); await p.waitForTimeout(100);
  ok('typing', (await p.textContent('main')).includes('are typing'));
  // scroll up
  await p.mouse.move(400, 400); await p.mouse.wheel(0, -3000); await p.waitForTimeout(500);
  let m = await midRow(p);
  await p.evaluate(async () => { for (let i=0;i<5;i++){ stage.timeline.add(stage.entryOf('m'+i,{at:Date.now(), nick:'bob'})); stage.room.unread=i+1; stage.room.touch(); await new Promise(r=>setTimeout(r,30)); } });
  await p.waitForTimeout(200);
  ok('new ones move nothing when scrolled up', Math.abs(await topOf(p, m.key) - m.top) < 0.6, [m.top, await topOf(p, m.key)]);
  ok('counts', (await p.textContent('main')).includes('5 new messages'));
  await p.setViewportSize({width: 620, height: 800}); await p.waitForTimeout(300);
  console.log('    resized: row', m.top, '->', await topOf(p, m.key));
  await p.setViewportSize({width: 880, height: 800}); await p.waitForTimeout(300);
  console.log('    resized back: row', m.top, '->', await topOf(p, m.key));
  await p.click('text=5 new messages'); await p.waitForTimeout(300); ok('jump to newest', await bottomGap(p) < 1, await bottomGap(p));
  ok('notes', true, JSON.stringify(await p.evaluate(() => stage.notes)));
  await p.close();
}
{ // older pages while holding still
  const p = await open('?entries=5000&shown=200');
  await p.mouse.move(400, 400);
  const drift = await p.evaluate(async () => {
    const l = document.querySelector('[role=log]'); const frame = () => new Promise(requestAnimationFrame);
    let worst = 0, pages = 0, length = stage.timeline.entries.length; const bad=[];
    for (let i = 0; i < 400; i++) {
      l.scrollTop -= 37; await frame(); await frame();
      const r = [...l.querySelectorAll('[data-key]')].find(e => e.getBoundingClientRect().top > 300); if (!r) { bad.push('blank'); continue; }
      const key = r.dataset.key, top = r.getBoundingClientRect().top;
      if (i % 4 === 0) { for (let k=0;k<5;k++) await frame(); const e = document.querySelector(`[data-key="${key}"]`); const d = e ? Math.abs(e.getBoundingClientRect().top - top) : 999; if (d > worst) worst = d; if (d > 1) bad.push([i, key, d, stage.timeline.entries.length]); }
      if (stage.timeline.entries.length !== length) { pages++; length = stage.timeline.entries.length; }
    }
    return { worst, pages, bad: bad.slice(0, 10) };
  });
  ok('older pages: nothing jumps', drift.worst <= 1 && drift.pages > 3, JSON.stringify(drift));
  await p.close();
}
{ // pending to sent
  const p = await open('?entries=300');
  await p.evaluate(() => stage.timeline.add(stage.entryOf('p', {at: Date.now(), own: true, nick:'lena', delivery:'pending', msgid: undefined, text:'on its way'}))); await p.waitForTimeout(200);
  const t1 = await topOf(p, 'p'); const h = await p.$('[data-key=p]');
  await p.evaluate(() => stage.timeline.change('p', {delivery:'sent', msgid:'id-p'})); await p.waitForTimeout(200);
  ok('pending to sent stays', t1 === await topOf(p, 'p') && await h.evaluate(e => e.isConnected), [t1, await topOf(p,'p')]);
  // own one when scrolled up
  await p.mouse.move(400, 400); await p.mouse.wheel(0, -3000); await p.waitForTimeout(400);
  await p.evaluate(() => stage.timeline.add(stage.entryOf('p2', {at: Date.now(), own: true, nick:'lena', delivery:'pending', msgid: undefined, text:'again'}))); await p.waitForTimeout(300);
  ok('own one is followed', await bottomGap(p) < 1);
  await p.close();
}
{ // jumps
  const p = await open('?entries=5000&shown=200');
  await p.evaluate(() => stage.view.set({ highlighted: 'id-k1000' })); await p.waitForTimeout(800);
  let t = await topOf(p, 'k1000'); ok('jump far away', t > 250 && t < 550, t);
  ok('lit', await p.evaluate(() => /lit/.test(document.querySelector('[data-key=k1000]').className)));
  await p.mouse.move(400, 400); 
  for (let i=0;i<30;i++) { await p.mouse.wheel(0, 500); await p.waitForTimeout(40); }
  const st = await p.evaluate(() => [stage.timeline.entries.length, stage.timeline.atEnd, stage.timeline.entries[0].key]);
  ok('newer pages come', st[0] > 600, JSON.stringify(st));
  await p.click('text=Jump to newest'); await p.waitForTimeout(600); ok('to newest from afar', await bottomGap(p) < 1 && await p.evaluate(() => stage.timeline.atEnd), [await bottomGap(p)]);
  await p.evaluate(() => stage.view.set({ highlighted: 'id-none' })); await p.waitForTimeout(300);
  ok('gone is said', (await p.textContent('body')).includes('not there any more'));
  await p.close();
}
{ // unread
  const p = await open('?entries=1000&shown=1000&unread=100');
  ok('hint', /new messages since/.test(await p.textContent('main')), (await p.textContent('main')).match(/\d* ?[Nn]ew messages since [^A-Z]*/)?.[0]);
  await p.click('text=new messages since'); await p.waitForTimeout(500);
  const y = await p.evaluate(() => [...document.querySelectorAll('[role=log] span')].find(e => e.textContent === 'New')?.getBoundingClientRect().top);
  ok('line is shown', y > 0 && y < 120, y);
  ok('hint is gone', !/new messages since/.test(await p.textContent('main')));
  await p.close();
  const q = await open('?entries=3000&shown=200&unread=1500');
  await q.click('text=New messages since'); await q.waitForTimeout(800);
  const y2 = await q.evaluate(() => [...document.querySelectorAll('[role=log] span')].find(e => e.textContent === 'New')?.getBoundingClientRect().top);
  ok('line far away', y2 > 0 && y2 < 800, y2);
  await q.close();
}
{ // keys
  const p = await open('?');
  await p.evaluate(() => stage.timeline.add(stage.entryOf('own', {at: Date.now(), own: true, nick:'lena', text:'mine'}))); await p.waitForTimeout(200);
  await p.focus('[data-key=own]');
  const focused = () => p.evaluate(() => document.activeElement.closest('[data-key]')?.dataset.key + '|' + (document.activeElement.getAttribute('aria-label') ?? document.activeElement.tagName));
  await p.keyboard.press('ArrowUp'); ok('up', (await focused()).startsWith('s26|'), await focused());
  await p.keyboard.press('ArrowDown'); 
  await p.keyboard.press('e'); ok('e edits', await p.evaluate(() => JSON.stringify([...stage.view.now.composing.values()])) === '[{"editing":"id-own"}]', await p.evaluate(() => JSON.stringify([...stage.view.now.composing.values()])));
  await p.keyboard.press('r'); ok('r replies', (await p.evaluate(() => JSON.stringify([...stage.view.now.composing.values()]))).includes('replyTo'));
  await p.keyboard.press('+'); await p.waitForTimeout(150); ok('picker', await p.isVisible('[role=toolbar] >> text=👍'));
  await p.screenshot({path:'/tmp/shots-tl/picker.png'});
  await p.keyboard.press('ArrowRight'); await p.keyboard.press('Enter'); await p.waitForTimeout(100);
  ok('reacted', (await p.evaluate(() => stage.notes.at(-1))) === 'react id-own ❤️', await p.evaluate(() => stage.notes.at(-1)));
  ok('focus back', (await focused()).startsWith('own|'), await focused());
  await p.keyboard.press('Delete'); await p.waitForTimeout(150); ok('asks', await p.isVisible('dialog'));
  await p.screenshot({path:'/tmp/shots-tl/delete.png'});
  await p.keyboard.press('Enter'); await p.waitForTimeout(150); ok('removed', (await p.textContent('[data-key=own]')).includes('took this back'), await p.evaluate(() => stage.notes.at(-1)));
  ok('focus back after dialog', (await focused()).startsWith('own|'), await focused());
  await p.keyboard.press('ArrowUp'); await p.keyboard.press('ArrowUp');await p.keyboard.press('ArrowUp');await p.waitForTimeout(100);
  await p.keyboard.press('Tab'); console.log('    tab leads to', await focused());
  await p.keyboard.press('Tab'); console.log('    tab leads to', await focused());
  await p.keyboard.press('Home').catch(()=>{}); 
  await p.focus('[data-key]'); 
  for (let i=0;i<40;i++) await p.keyboard.press('ArrowUp'); await p.waitForTimeout(300); ok('up to the first', (await focused()).startsWith('s0|'), await focused());
  await p.keyboard.press('End'); await p.waitForTimeout(300); ok('end', (await focused()).startsWith('own|'), await focused());
  // fold
  await p.focus('[data-key="fold c0"]').catch(()=>{});
  await p.close();
}
{ // live region
  const p = await open('?entries=300');
  const log = p.evaluate(async () => { const s = document.querySelector('[role=status][aria-live=polite]'); const seen=[]; new MutationObserver(() => seen.push([Math.round(performance.now()), s.textContent])).observe(s,{subtree:true,childList:true,characterData:true}); for (let i=0;i<10;i++){ stage.timeline.add(stage.entryOf('a'+i,{at:Date.now(), nick:'bob', text:'hi '+i})); await new Promise(r=>setTimeout(r,200)); } await new Promise(r=>setTimeout(r,2500)); return seen; });
  console.log('    live', JSON.stringify(await log));
  await p.close();
}
{ // phone long press
  const ctx = await b.newContext({ viewport:{width:390,height:844}, hasTouch:true, isMobile:true }); const p = await ctx.newPage(); await p.goto('http://127.0.0.1:4617/'); await p.waitForTimeout(600);
  const cdp = await ctx.newCDPSession(p); const box = await (await p.$('[data-key=s22]')).boundingBox();
  await cdp.send('Input.dispatchTouchEvent',{type:'touchStart',touchPoints:[{x:box.x+100,y:box.y+10}]}); await p.waitForTimeout(600); await cdp.send('Input.dispatchTouchEvent',{type:'touchEnd',touchPoints:[]}); await p.waitForTimeout(100);
  ok('long press shows tools', await p.isVisible('[data-key=s22] [role=toolbar]'));
  await p.screenshot({path:'/tmp/shots-tl/phone-held.png'});
  await ctx.close();
}
{ // copy
  const ctx = await b.newContext({ viewport:{width:880,height:800}, permissions:['clipboard-read','clipboard-write'] }); const p = await ctx.newPage(); await p.goto('http://127.0.0.1:4617/'); await p.waitForTimeout(600);
  const text = await p.evaluate(async () => { const a = document.querySelector('[data-key=s20]'), c = document.querySelector('[data-key=s22]'); const s = getSelection(); s.setBaseAndExtent(a.querySelector('[id$=x]'),0,c.querySelector('[id$=x]'),1); const d = new DataTransfer(); const e = new ClipboardEvent('copy',{clipboardData:d,bubbles:true,cancelable:true}); a.dispatchEvent(e); return d.getData('text/plain'); });
  console.log('    copied', JSON.stringify(text));
  // spoiler, media
  await ctx.close();
}
{ // axe
  const { readFileSync } = await import('node:fs'); const axe = readFileSync('node_modules/axe-core/axe.min.js','utf8');
  for (const q of ['?theme=light','?theme=dark','?theme=light&density=compact']) { const p = await open(q); await p.evaluate(axe); 
    for (const where of ['bottom','top']) { if (where==='top') { await p.mouse.move(400,300); await p.mouse.wheel(0,-1200); await p.waitForTimeout(500); await p.mouse.move(405,300); }
    const r = await p.evaluate(() => axe.run({runOnly:['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']})); ok('axe '+q+' '+where, r.violations.length===0, r.violations.map(v => v.id+': '+v.nodes.slice(0,3).map(n => n.target+' '+(n.any[0]?.message??n.all[0]?.message??'')).join(' | ')).join('\n   ')); } await p.close(); }
}
await b.close(); console.log(fails, 'failed');
