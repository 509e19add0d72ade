import { parentPort, workerData } from 'node:worker_threads';
import { diskFault } from '../../store/fault.ts';
import { failureOf } from '../thread/failure.ts';
import { readInto } from './read.ts';
import type { ReadAnswer, ReadApart } from './read-apart.ts';
import { Staging } from './staging.ts';

// A thread of its own: reading a large file takes minutes, and nobody is to wait for it.
const { file, ...task } = workerData as ReadApart;
parentPort?.postMessage(answer());

function answer(): ReadAnswer {
  try {
    const staging = Staging.make(file);
    try {
      return { report: readInto(staging, task) };
    } finally {
      staging.close();
    }
  } catch (error) {
    return { failure: failureOf(diskFault(error)) };
  }
}
