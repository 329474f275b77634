import type { StepListener } from '../stack-options.ts';

const REMIND_AFTER_MS = 4_000;

export const say = (line = ''): void => void process.stdout.write(`${line}\n`);

export type Progress = { readonly onStep: StepListener; readonly end: () => void };

/** Shows each step when it is done, and what is being waited for when nothing has happened for a while. */
export function showProgress(): Progress {
  const startedAt = performance.now();
  const running = new Set<string>();
  const remind = () => {
    if (running.size) say(`  … ${[...running].join(', ')} (${seconds(performance.now() - startedAt)})`);
  };
  let timer = setInterval(remind, REMIND_AFTER_MS);
  const onStep: StepListener = ({ name, tookMs, note }) => {
    if (tookMs === undefined) return void running.add(name);
    running.delete(name);
    say(`  ✓ ${name.padEnd(16)} ${seconds(tookMs).padStart(7)}${note ? `  ${note}` : ''}`);
    clearInterval(timer);
    timer = setInterval(remind, REMIND_AFTER_MS);
  };
  return { onStep, end: () => clearInterval(timer) };
}

export const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`;
