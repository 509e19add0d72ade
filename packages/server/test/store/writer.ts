import { writeSync } from 'node:fs';
import { Store } from '../../src/store/store.ts';

// A process that saves something again and again, and says what it has saved, until it is killed.
const store = Store.open({ folder: process.argv[2] ?? '' });
for (let count = 1; ; count += 1) {
  store.together(() => {
    store.records.put('test', 'one', { count });
    store.records.put('test', 'other', { count });
  });
  writeSync(1, `${count}\n`);
}
