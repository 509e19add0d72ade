import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// Loaded into a server before its own program: at SIGUSR2 it says what is left on the heap when all that nobody
// needs is gone.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

process.on('SIGUSR2', () => {
  collect();
  process.stdout.write(`heap: ${process.memoryUsage().heapUsed + process.memoryUsage().external}\n`);
});
