import { parentPort, workerData } from 'node:worker_threads';
import type { FromThread, ThreadParts, ToThread } from './messages.ts';
import { Sender } from './sender.ts';

// The thread that encrypts push messages and speaks to push servers.
const port = parentPort;
if (port === null) throw new Error('this is the code of a thread');
const sender = new Sender(workerData as ThreadParts, (answer: FromThread) => port.postMessage(answer));
port.on('message', (message: ToThread) => {
  if (message.type === 'send') sender.send(message.number, message.parcel);
  else sender.giveUp(message.number);
});
