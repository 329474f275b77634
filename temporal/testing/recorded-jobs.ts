import { workflowIdOf } from '../job-workflow-client.ts';
import type { Recording } from './recording.ts';
import type { Scenarios } from './scenarios.ts';

const FOR_EVER_MS = 60_000;

const jobs: Scenarios<Recording> = {
  async 'completed-after-parallel-calls'(recording) {
    const jobId = await recording.open();
    await Promise.all([recording.call(jobId, '[[delay 300]] one'), recording.call(jobId, '[[delay 300]] two')]);
    await recording.finish(jobId, 'complete');
    return jobId;
  },

  async 'create-and-call'(recording) {
    return recording.createAndCall('Hello');
  },

  async 'create-and-call-that-fails'(recording) {
    return recording.createAndCall('[[fail 400]]');
  },

  async 'one-activity'(recording) {
    return recording.createAndCall('Hello');
  },

  async 'one-activity-that-fails'(recording) {
    return recording.createAndCall('[[fail 400]]');
  },

  async 'one-activity-without-credits'(recording) {
    return recording.createAndCall('Hello', await recording.createPoorTenant());
  },

  async 'one-activity-cancelled'(recording) {
    return recording.createAndCancel();
  },

  async 'only-call-that-waits-its-turn'(recording) {
    await recording.limit({ concurrent_calls: 1, when_reached: 'queue', queue_seconds: 5 });
    const jobId = await recording.createAndCall('Hello');
    await recording.limit({});
    return jobId;
  },

  async 'refused-without-credits'(recording) {
    return recording.openRefused();
  },

  async 'call-retried-then-failed'(recording) {
    const jobId = await recording.open();
    await recording.call(jobId, '[[fail 500]]');
    await recording.finish(jobId, 'complete');
    return jobId;
  },

  async 'completed-while-a-call-runs'(recording) {
    const jobId = await recording.open();
    const { answer } = await recording.startLongCall(jobId, 2_000);
    const receipt = recording.finish(jobId, 'complete');
    await recording.untilUpdatesAccepted(jobId, 2);
    await recording.call(jobId, 'too late');
    await Promise.all([answer, receipt]);
    return jobId;
  },

  async 'cancelled-during-a-call'(recording) {
    const jobId = await recording.open();
    const { answer } = await recording.startLongCall(jobId, FOR_EVER_MS);
    await recording.finish(jobId, 'cancel');
    await answer;
    return jobId;
  },

  async 'goes-on-after-a-cancelled-call'(recording) {
    const jobId = await recording.open();
    const { answer } = await recording.startLongCall(jobId, FOR_EVER_MS);
    await recording.cancelCalls(jobId);
    await answer;
    await recording.call(jobId, 'Hello');
    await recording.finish(jobId, 'complete');
    return jobId;
  },

  async 'cancelled-in-temporal-during-a-call'(recording) {
    const jobId = await recording.open();
    const { answer } = await recording.startLongCall(jobId, FOR_EVER_MS);
    await recording.temporal.workflow.getHandle(workflowIdOf(jobId)).cancel();
    await recording.untilEnded(jobId);
    await answer;
    return jobId;
  },

  async 'expired-during-a-call'(recording) {
    const jobId = await recording.open({ deadline_seconds: 3 });
    const { answer } = await recording.startLongCall(jobId, FOR_EVER_MS);
    await recording.untilEnded(jobId);
    await answer;
    return jobId;
  },

  async 'moved-from-a-killed-worker'(recording) {
    const jobId = await recording.open();
    const { answer } = await recording.startLongCall(jobId, 3_000);
    await recording.stack.part('worker').kill();
    await recording.stack.part('worker').start();
    await answer;
    await recording.finish(jobId, 'complete');
    return jobId;
  },

  async 'calls-that-wait-their-turn'(recording) {
    await recording.limit({ concurrent_calls: 1, when_reached: 'queue', queue_seconds: 2 });
    const jobId = await recording.open();
    const { answer: first } = await recording.startLongCall(jobId, 1_000);
    const answers = await Promise.all([
      first,
      recording.call(jobId, '[[delay 3000]] one of two'),
      recording.call(jobId, '[[delay 3000]] the other, in vain'),
    ]);
    await recording.limit({});
    const statuses = answers.map(({ status }) => status).toSorted();
    if (statuses.join() !== '200,200,429') throw new Error(`The queue answered ${statuses.join()}`);
    await recording.finish(jobId, 'complete');
    return jobId;
  },

  async 'continued-as-new'(recording) {
    const jobId = await recording.open();
    const lane = async (name: string) => {
      for (let turn = 1; turn <= 8; turn += 1) await recording.call(jobId, `[[delay 150]] ${name} ${turn}`);
    };
    await Promise.all(['a', 'b', 'c'].map(lane));
    await recording.finish(jobId, 'complete');
    return jobId;
  },
};

/** A job of every kind. */
export const recordedJobs: Scenarios<Recording> = Object.fromEntries(
  Object.entries(jobs).map(([name, run]) => [name, async (recording) => workflowIdOf(await run(recording))]),
);
