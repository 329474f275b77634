/**
 * Teams share the workers by their weights, whoever has more waiting. That holds within a partition, and a worker that is busy
 * asks one of them at a time: with four, a waiting team's p95 was twice as long. One is enough for far more than this machine.
 */
export const FAIRNESS = {
  'matching.enableFairness': true,
  'matching.numTaskqueueReadPartitions': 1,
  'matching.numTaskqueueWritePartitions': 1,
};
