/**
 * The development server keeps all workflows in a few history shards and reads the queue of each at most 20 times a second, as
 * is enough for one of a cluster's 512. A task that follows another within 50 ms would wait for the next reading: the first
 * workflow task of a job did for 30 ms where this makes it 3.
 */
export const QUEUE_READS = { 'history.transferProcessorMaxPollRPS': 1_000 };
