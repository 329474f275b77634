/**
 * V8 lets its heap grow several times before it collects, and glibc keeps what it has freed in an arena for every core. Both are
 * meant for machines that run one program; these settings take a half to two thirds of the memory for no CPU that could be measured
 * (docs/performance.md). The Dockerfile has the same.
 */
export const NODE_FLAGS = ['--max-semi-space-size=8', '--heap-growing-percent=30'];

/** glibc's tunables, in bytes: mallopt(3). */
export const MALLOC_SETTINGS = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '262144',
  MALLOC_TRIM_THRESHOLD_: '262144',
};
