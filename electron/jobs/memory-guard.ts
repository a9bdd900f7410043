import { Worker } from 'node:worker_threads';
import { TOO_MUCH_MEMORY_EXIT } from './protocol.ts';

/**
 * Ends this process when its resident memory passes `rssMb`. A thread of its own looks, ten times a second: the
 * job itself may be in one long call, and heap limits do not bound buffers.
 */
export function guardMemory(rssMb: number): void {
  const code = `
    const { workerData } = require('node:worker_threads');
    setInterval(() => {
      if (process.memoryUsage.rss() > workerData.bytes) process.kill(process.pid, 'SIGKILL');
    }, 100);`;
  const worker = new Worker(code, { eval: true, workerData: { bytes: rssMb * 1024 * 1024 } });
  worker.unref();
  worker.on('error', () => process.exit(TOO_MUCH_MEMORY_EXIT));
}
