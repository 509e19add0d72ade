import { readFileSync } from 'node:fs';

/** Linux counts CPU time for user space in hundredths of a second (USER_HZ), whatever its own clock is. */
const TICKS_PER_SECOND = 100;

/** CPU seconds (user and system, all threads, living and ended) a process has used so far: proc(5), `/proc/PID/stat`. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  // The second field is the program's name in brackets and may itself hold spaces, so counting starts after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const utime = Number(fields[11]);
  const stime = Number(fields[12]);
  if (Number.isNaN(utime + stime)) throw new Error(`/proc/${pid}/stat holds no CPU time: ${stat}`);
  return (utime + stime) / TICKS_PER_SECOND;
}

/** CPU seconds all cores together have spent on anything, with what a hypervisor took from them: `/proc/stat`. */
export function machineSeconds(): number {
  const [line = ''] = readFileSync('/proc/stat', 'latin1').split('\n');
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = line
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user + nice + system + irq + softirq + steal) / TICKS_PER_SECOND;
}

/** Resident memory of a process in bytes. What the kernel keeps in socket buffers is not part of it. */
export function residentBytes(pid: number): number {
  const match = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'));
  if (match === null) throw new Error(`/proc/${pid}/status holds no VmRSS: has the process ended?`);
  return Number(match[1]) * 1024;
}

/** The CPU numbers this process may run on, e.g. `0-1` or `0,2-3` in `/proc/self/status`. */
export function allowedCores(list = allowedCoresList()): number[] {
  return list.split(',').flatMap(range => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

function allowedCoresList(): string {
  return /^Cpus_allowed_list:\s+(\S+)$/m.exec(readFileSync('/proc/self/status', 'latin1'))?.[1] ?? '0';
}
