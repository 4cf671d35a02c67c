/** The thread in which laws are fitted, so that neither an editor nor a terminal stands still. */
import { parentPort } from 'node:worker_threads';
import { finishFit, fitPoint, fitResamples, holdOut, type FitJob } from '../../engine/src/laws/fit/index.js';
import type { FromThread, ToThread } from './messages.js';

let job: FitJob | undefined;

const tell = (message: FromThread): void => parentPort?.postMessage(message);

parentPort?.on('message', (message: ToThread) => {
  if (message.do === 'begin') job = message.job;
  else if (job !== undefined) work(job, message);
});

function work(on: FitJob, message: Exclude<ToThread, { readonly do: 'begin' }>): void {
  switch (message.do) {
    case 'point': {
      const point = fitPoint(on);
      tell({ is: 'point', point, heldOut: point === undefined ? undefined : holdOut(on) });
      break;
    }
    case 'resample':
      tell({
        is: 'resampled',
        rows: fitResamples(on, message.point, message.from, message.to, done => {
          if (done % 20 === 0) tell({ is: 'progress', done });
        }),
      });
      break;
    case 'finish':
      tell({ is: 'outcome', outcome: finishFit(on, message.point, message.resampled, message.heldOut) });
  }
}
