import type { Job } from '../job.ts';
import type { Measurement } from '../metrics.ts';
import { cpuSeconds, machineSeconds } from './proc.ts';

/** The time between `openWindow` and its close, with the CPU both sides have used in it. */
export interface Elapsed {
  seconds: number;
  serverCpu: number;
  /** How busy the two cores were, in percent of one: if the generator's was full, the server could have done more. */
  busy: Pick<Measurement, 'serverBusy' | 'generatorBusy' | 'othersBusy'>;
}

/** Begins a measured window now; calling what it returns ends it. */
export function openWindow(job: Job): () => Elapsed {
  const machineBefore = machineSeconds();
  const ownBefore = process.cpuUsage();
  const serverBefore = cpuSeconds(job.serverPid);
  const begin = performance.now();
  return () => {
    const seconds = (performance.now() - begin) / 1000;
    const serverCpu = cpuSeconds(job.serverPid) - serverBefore;
    const own = process.cpuUsage(ownBefore);
    const ownCpu = (own.user + own.system) / 1e6;
    // What neither of the two has used was used by somebody else on this machine, who disturbed the measurement.
    const othersCpu = Math.max(0, machineSeconds() - machineBefore - serverCpu - ownCpu);
    const busy = {
      serverBusy: (100 * serverCpu) / seconds,
      generatorBusy: (100 * ownCpu) / seconds,
      othersBusy: (100 * othersCpu) / seconds,
    };
    return { seconds, serverCpu, busy };
  };
}

/** The numbers that every shape with a window reports about its deliveries. */
export function perDelivery(elapsed: Elapsed, deliveries: number): Measurement {
  return {
    deliveriesPerSecond: deliveries / elapsed.seconds,
    cpuPerDelivery: (1e6 * elapsed.serverCpu) / deliveries,
    ...elapsed.busy,
  };
}
